namespace Hypervisor.Grains.Interfaces;

/// <summary>A registered Proxmox VE cluster, or a single node that is none. Without its secrets.</summary>
[GenerateSerializer, Immutable, Alias("Controller")]
public sealed record Controller
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required Guid OrganizationId { get; init; }
    [Id(2)] public Guid? SiteId { get; init; }
    [Id(3)] public required string Name { get; init; }

    /// <summary>Always <c>proxmox</c>.</summary>
    [Id(4)] public string ControllerType { get; init; } = "proxmox";

    [Id(5)] public required string Host { get; init; }
    [Id(6)] public required int Port { get; init; }
    [Id(7)] public required bool UseSsl { get; init; }

    /// <summary>True: the certificate must chain to a CA that the system trusts.</summary>
    [Id(8)] public required bool VerifySsl { get; init; }

    /// <summary>The pinned SHA-256 fingerprint of the certificate, colon-separated; null when none is pinned.</summary>
    [Id(9)] public string? TlsFingerprint { get; init; }

    /// <summary>The API token's id (<c>user@realm!name</c>), or null when a password is used.</summary>
    [Id(10)] public string? TokenId { get; init; }

    /// <summary>The user of a password login.</summary>
    [Id(11)] public string? Username { get; init; }

    [Id(12)] public string? Realm { get; init; }
    [Id(13)] public required bool SyncEnabled { get; init; }

    /// <summary>Seconds between two syncs, 30 to 3600; null: as the organization's settings say.</summary>
    [Id(14)] public int? SyncIntervalSeconds { get; init; }

    [Id(15)] public required ControllerStatus Status { get; init; }

    /// <summary>Why the status is what it is, in words; null when online.</summary>
    [Id(16)] public string? StatusReason { get; init; }

    [Id(17)] public DateTimeOffset? StatusSince { get; init; }

    /// <summary>When the inventory was last read; null: never.</summary>
    [Id(18)] public DateTimeOffset? AsOf { get; init; }

    [Id(19)] public required bool Stale { get; init; }
    [Id(20)] public string? ClusterName { get; init; }
    [Id(21)] public string? PveVersion { get; init; }
    [Id(22)] public required DateTimeOffset CreatedAt { get; init; }
    [Id(23)] public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The node that answers now: another than <see cref="Host"/> after a failover.</summary>
    [Id(24)] public string? Endpoint { get; init; }

    /// <summary>The fingerprint that was seen when it was another than the pinned one.</summary>
    [Id(25)] public string? SeenFingerprint { get; init; }
}
