namespace Hypervisor.Grains.Interfaces;

/// <summary>How to reach a cluster and as whom: the body of a registration, and of a connection test before it.</summary>
[GenerateSerializer, Immutable, Alias("ControllerRegistration")]
public sealed record ControllerRegistration
{
    /// <summary>1 to 255 characters.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary><c>proxmox</c> (or <c>pve</c>); the default.</summary>
    [Id(1)] public string ControllerType { get; init; } = "proxmox";

    /// <summary>A name or an address, without scheme, port or path; 1 to 253 characters.</summary>
    [Id(2)] public string? Host { get; init; }

    /// <summary>1 to 65535.</summary>
    [Id(3)] public int Port { get; init; } = 8006;

    [Id(4)] public bool UseSsl { get; init; } = true;
    [Id(5)] public bool VerifySsl { get; init; }

    /// <summary>SHA-256 of the certificate to pin. Excludes <see cref="VerifySsl"/>.</summary>
    [Id(6)] public string? TlsFingerprint { get; init; }

    /// <summary>For a password login: <c>user</c> or <c>user@realm</c>; at most 512 characters.</summary>
    [Id(7)] public string? Username { get; init; }

    /// <summary>At most 16384 characters.</summary>
    [Id(8)] public Secret? Password { get; init; }

    [Id(9)] public ControllerConfig? Config { get; init; }
    [Id(10)] public Guid? SiteId { get; init; }
    [Id(11)] public bool SyncEnabled { get; init; } = true;

    /// <summary>30 to 3600; null: as the organization's settings say.</summary>
    [Id(12)] public int? SyncIntervalSeconds { get; init; }

    /// <summary>A cluster's API rarely belongs on the internet: a public address needs this said.</summary>
    [Id(13)] public bool ConfirmPublicHost { get; init; }
}

/// <summary>The API token, under the key that the existing system has it.</summary>
[GenerateSerializer, Immutable, Alias("ControllerConfig")]
public sealed record ControllerConfig
{
    /// <summary><c>user@realm!name</c>.</summary>
    [Id(0)] public string? TokenId { get; init; }

    [Id(1)] public Secret? TokenSecret { get; init; }

    /// <summary>The realm of a password login whose username has none; <c>pam</c> when left out.</summary>
    [Id(2)] public string? Realm { get; init; }
}
