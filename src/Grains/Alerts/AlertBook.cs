using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What a controller keeps of its alerts.</summary>
internal sealed record AlertBook
{
    public ImmutableArray<AlertCondition> Conditions { get; init; } = [];

    /// <summary>The newest first.</summary>
    public ImmutableArray<Alert> Ended { get; init; } = [];

    /// <summary>By <see cref="AlertCondition.KeyOf"/>: they outlast the alert for which they were made.</summary>
    public ImmutableDictionary<string, AlertMute> Mutes { get; init; } = ImmutableDictionary<string, AlertMute>.Empty;

    /// <summary>What webhooks were perhaps not told yet.</summary>
    public ImmutableArray<AlertEvent> Untold { get; init; } = [];

    /// <summary>When backups are read for alerts next.</summary>
    public DateTimeOffset? BackupsDueAt { get; init; }

    public DateTimeOffset? CertificatesDueAt { get; init; }

    public AlertCondition? Find(Guid alert) => Conditions.FirstOrDefault(condition => condition.Alert?.Id == alert);
}
