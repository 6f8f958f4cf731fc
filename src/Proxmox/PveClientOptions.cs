namespace Hypervisor.Proxmox;

/// <summary>How to talk to one cluster.</summary>
public sealed record PveClientOptions
{
    /// <summary>Name or address of the registered node.</summary>
    public required string Host { get; init; }

    public int Port { get; init; } = 8006;

    public bool UseSsl { get; init; } = true;

    public TlsMode Tls { get; init; } = TlsMode.SystemTrust;

    /// <summary>SHA-256 of the certificate, 64 hex digits with or without colons. Needed where <see cref="Tls"/> is Fingerprint.</summary>
    public string? Fingerprint { get; init; }

    public required PveCredentials Credentials { get; init; }

    /// <summary>For one attempt, from the first byte sent to the last byte read.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For a call with its queueing and repeats.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>For an upload, which is one attempt.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromHours(4);

    /// <summary>For name, connection and TLS handshake.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(8);

    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>In any 60 seconds. Background requests may take half of it.</summary>
    public int RequestsPerMinute { get; init; } = 120;

    /// <summary>At once. Background requests may take half of it.</summary>
    public int ConcurrentRequests { get; init; } = 10;

    public int ConcurrentUploads { get; init; } = 2;

    /// <summary>How long a call waits for the limiter before it is refused.</summary>
    public TimeSpan QueueTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Failures in a row that open the breaker.</summary>
    public int BreakerFailures { get; init; } = 5;

    public TimeSpan BreakerDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts of a GET, the first one included.</summary>
    public int RetryAttempts { get; init; } = 3;

    /// <summary>The one that calls, after the product's name: in the log of a proxy before the cluster it tells one silo from another.</summary>
    public string? Caller { get; init; }

    /// <summary>How long calls stay with another node before the registered one is tried again.</summary>
    public TimeSpan FailbackAfter { get; init; } = TimeSpan.FromMinutes(5);

    internal PveEndpoint Registered => new(HostName.Unbracket(Host), Port, Tls == TlsMode.Fingerprint ? Fingerprint : null);

    /// <exception cref="ArgumentException">With every error at once.</exception>
    public void Validate()
    {
        var errors = Errors().ToList();
        if (errors.Count > 0)
            throw new ArgumentException($"The settings of the Proxmox VE client are not valid: {string.Join(" ", errors)}");
    }

    private IEnumerable<string> Errors()
    {
        if (HostName.Problem(Host) is { } problem)
            yield return $"Host: {problem}";
        if (Port is < 1 or > 65535)
            yield return $"Port must be 1 to 65535, not {Port}.";
        if (!Enum.IsDefined(Tls))
            yield return $"Tls has no value {(int)Tls}.";
        if (Tls == TlsMode.Fingerprint && !UseSsl)
            yield return "A fingerprint can only be pinned where UseSsl is on.";
        if (Tls == TlsMode.Fingerprint && string.IsNullOrWhiteSpace(Fingerprint))
            yield return "Fingerprint is needed where Tls is Fingerprint.";
        if (!string.IsNullOrWhiteSpace(Fingerprint) && CertificateFingerprint.Normalize(Fingerprint) is null)
            yield return "Fingerprint must be a SHA-256 of 64 hex digits, with or without colons.";
        if (Caller is not null && (!IsHeaderText(Caller) || Caller.AsSpan().ContainsAny('(', ')', '\\')))
            yield return "Caller must be printable ASCII without blanks, brackets and backslashes.";
        foreach (var error in CredentialErrors())
            yield return error;
        foreach (var (name, value) in Spans().Where(span => span.Value <= TimeSpan.Zero || span.Value > TimeSpan.FromDays(1)))
            yield return $"{name} must be more than nothing and at most a day, not {value}.";
        foreach (var (name, value) in Counts().Where(count => count.Value < 1))
            yield return $"{name} must be at least 1, not {value}.";
        if (RetryAttempts > 10)
            yield return $"RetryAttempts must be at most 10, not {RetryAttempts}.";
    }

    private IEnumerable<string> CredentialErrors()
    {
        switch (Credentials)
        {
            case null:
                yield return "Credentials are needed.";
                break;
            case PveCredentials.ApiToken token:
                if (!IsHeaderText(token.TokenId) || !token.TokenId.Contains('@') || !token.TokenId.Contains('!') || token.TokenId.Contains('='))
                    yield return "The token id must look like user@realm!name.";
                if (!IsHeaderText(token.Secret))
                    yield return "The token's secret must be printable ASCII without blanks.";
                break;
            case PveCredentials.Password password:
                if (string.IsNullOrWhiteSpace(password.Username) || string.IsNullOrWhiteSpace(password.Realm))
                    yield return "User name and realm are needed.";
                if (string.IsNullOrEmpty(password.Secret))
                    yield return "The password is needed.";
                break;
        }
    }

    private static bool IsHeaderText(string? text) => !string.IsNullOrEmpty(text) && text.All(c => c is > ' ' and <= '~');

    private IEnumerable<(string Name, TimeSpan Value)> Spans() =>
    [
        (nameof(RequestTimeout), RequestTimeout), (nameof(TotalTimeout), TotalTimeout), (nameof(UploadTimeout), UploadTimeout),
        (nameof(ConnectTimeout), ConnectTimeout), (nameof(QueueTimeout), QueueTimeout), (nameof(BreakerDuration), BreakerDuration),
        (nameof(FailbackAfter), FailbackAfter),
    ];

    private IEnumerable<(string Name, int Value)> Counts() =>
    [
        (nameof(MaxResponseBytes), MaxResponseBytes), (nameof(RequestsPerMinute), RequestsPerMinute),
        (nameof(ConcurrentRequests), ConcurrentRequests), (nameof(ConcurrentUploads), ConcurrentUploads),
        (nameof(BreakerFailures), BreakerFailures), (nameof(RetryAttempts), RetryAttempts),
    ];
}
