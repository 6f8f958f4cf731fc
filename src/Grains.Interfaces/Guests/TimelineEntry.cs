namespace Hypervisor.Grains.Interfaces;

/// <summary>Something that happened to a guest or node.</summary>
[GenerateSerializer, Immutable, Alias("TimelineEntry")]
public sealed record TimelineEntry
{
    /// <summary>Grows with each entry of the guest; what <c>before</c> takes.</summary>
    [Id(0)] public required long Id { get; init; }

    /// <summary>When it was seen; up to one sync after it happened, unless it comes from a task.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    [Id(2)] public required TimelineKind Kind { get; init; }

    /// <summary>In words: <c>running → stopped</c>, <c>pve1 → pve2</c>, <c>qmstart: OK</c>.</summary>
    [Id(3)] public required string Summary { get; init; }

    [Id(4)] public string? From { get; init; }
    [Id(5)] public string? To { get; init; }

    /// <summary>Who did it, as PVE names them; null when the cluster doesn't say.</summary>
    [Id(6)] public string? Actor { get; init; }

    [Id(7)] public string? Upid { get; init; }
}

public enum TimelineKind
{
    /// <summary>First seen.</summary>
    Created,

    /// <summary>Gone from the cluster.</summary>
    Removed,

    /// <summary>Its status changed.</summary>
    State,

    /// <summary>It runs on another node now.</summary>
    Moved,

    /// <summary>Name, size, tags, pool, HA state, lock or template mark changed.</summary>
    Config,

    /// <summary>A task of the cluster on it ended.</summary>
    Task,
}
