using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>When an alert of its kind begins and ends. What raises and what clears lie apart, so that a value at the edge doesn't flap.</summary>
[GenerateSerializer, Immutable, Alias("AlertRule")]
public sealed record AlertRule
{
    /// <summary>1 to 63 lower-case letters, digits and hyphens; unique in the organization.</summary>
    [Id(0)] public string? Id { get; init; }

    [Id(1)] public AlertKind? Kind { get; init; }
    [Id(2)] public bool Enabled { get; init; } = true;
    [Id(3)] public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>Percent (storage_full) or hours (backup_stale) from which on, or days (certificate_expiring) at and below which it is bad; null for the other kinds.</summary>
    [Id(4)] public double? RaiseAt { get; init; }

    /// <summary>Below which (above which, for days) it is good again; between the two, all stays as it is.</summary>
    [Id(5)] public double? ClearAt { get; init; }

    /// <summary>How long it is bad before the alert is raised: 0 to 604800.</summary>
    [Id(6)] public int RaiseAfterSeconds { get; init; }

    /// <summary>How long it is good before the alert is cleared: 0 to 604800.</summary>
    [Id(7)] public int ClearAfterSeconds { get; init; }

    /// <summary>What it is for; the first rule of a kind that covers an object is the one that counts.</summary>
    [Id(8)] public AlertScope Scope { get; init; } = new();
}

/// <summary>Of each list that isn't empty, one entry must fit.</summary>
[GenerateSerializer, Immutable, Alias("AlertScope")]
public sealed record AlertScope
{
    /// <summary>At most 100, as in each list.</summary>
    [Id(0)] public ImmutableArray<Guid> Sites { get; init; } = [];

    [Id(1)] public ImmutableArray<Guid> Controllers { get; init; } = [];

    /// <summary>Of guests: a rule with tags is for guests alone.</summary>
    [Id(2)] public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Of nodes, storages, guests and controllers; of a certificate the node's. <c>*</c> stands for any characters.</summary>
    [Id(3)] public ImmutableArray<string> Names { get; init; } = [];
}

/// <summary>For how long nobody is told, and why.</summary>
[GenerateSerializer, Immutable, Alias("AlertMute")]
public sealed record AlertMute(
    [property: Id(0)] DateTimeOffset Until, [property: Id(1)] Person By, [property: Id(2)] DateTimeOffset At, [property: Id(3)] string? Reason);

/// <summary>The rules of an organization, as its controllers follow them.</summary>
/// <param name="Mutes">By the rule's id; those that ended may still be there.</param>
[GenerateSerializer, Immutable, Alias("AlertRules")]
public sealed record AlertRules([property: Id(0)] ImmutableArray<AlertRule> Rules, [property: Id(1)] ImmutableDictionary<string, AlertMute> Mutes)
{
    /// <summary>What holds where nobody said otherwise.</summary>
    public static AlertRules Default { get; } = new(
        [
            new() { Id = "controller-unreachable", Kind = AlertKind.ControllerUnreachable, Severity = AlertSeverity.Critical, RaiseAfterSeconds = 180, ClearAfterSeconds = 60 },
            new() { Id = "quorum-lost", Kind = AlertKind.QuorumLost, Severity = AlertSeverity.Critical, RaiseAfterSeconds = 60, ClearAfterSeconds = 120 },
            new() { Id = "node-down", Kind = AlertKind.NodeDown, Severity = AlertSeverity.Critical, RaiseAfterSeconds = 120, ClearAfterSeconds = 120 },
            new() { Id = "storage-full", Kind = AlertKind.StorageFull, RaiseAt = 90, ClearAt = 85, RaiseAfterSeconds = 300, ClearAfterSeconds = 300 },
            new() { Id = "backup-stale", Kind = AlertKind.BackupStale, RaiseAt = 48, ClearAt = 24 },
            new() { Id = "certificate-expiring", Kind = AlertKind.CertificateExpiring, RaiseAt = 10, ClearAt = 14 },
        ],
        ImmutableDictionary<string, AlertMute>.Empty);
}
