namespace Hypervisor.Proxmox;

/// <summary>
/// A console that waits for its web socket, for some ten seconds. Whoever holds this can connect to it as we are known to the cluster: it
/// is as secret as the credentials, and ToString shows none of it.
/// </summary>
public sealed record PveConsole
{
    public required PveEndpoint Endpoint { get; init; }

    public required bool UseSsl { get; init; }

    public required TlsMode Tls { get; init; }

    public required TimeSpan ConnectTimeout { get; init; }

    public required PveConsoleKind Kind { get; init; }

    public required GuestAddress Guest { get; init; }

    public required int Port { get; init; }

    public required string Ticket { get; init; }

    /// <summary>Whom the ticket names.</summary>
    public required string User { get; init; }

    /// <summary>What the VNC server asks for; it takes the first eight bytes.</summary>
    public required string Password { get; init; }

    /// <summary>The header that proves who we are.</summary>
    public required string HeaderName { get; init; }

    public required string HeaderValue { get; init; }

    public override string ToString() => $"{Kind} of {Guest} at {Endpoint}";
}
