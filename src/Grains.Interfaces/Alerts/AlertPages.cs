using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Which alerts are asked for.</summary>
[GenerateSerializer, Immutable, Alias("AlertQuery")]
public sealed record AlertQuery
{
    /// <summary>Those that are over.</summary>
    [Id(0)] public bool History { get; init; }

    /// <summary>Null: muted or not.</summary>
    [Id(1)] public bool? Muted { get; init; }

    [Id(2)] public bool? Acknowledged { get; init; }

    /// <summary>Empty: all.</summary>
    [Id(3)] public ImmutableArray<AlertKind> Kinds { get; init; } = [];

    /// <summary>Empty: all.</summary>
    [Id(4)] public ImmutableArray<AlertSeverity> Severities { get; init; } = [];

    [Id(5)] public Guid? SiteId { get; init; }
    [Id(6)] public Guid? ControllerId { get; init; }

    /// <summary>A part of the object's or cluster's name, or a VMID.</summary>
    [Id(7)] public string? Q { get; init; }

    [Id(8)] public int Offset { get; init; }

    /// <summary>1 to 1000.</summary>
    [Id(9)] public int Limit { get; init; } = 100;
}

/// <summary>Worst first, then the newest; those that are over by when they ended.</summary>
[GenerateSerializer, Immutable, Alias("AlertPage")]
public sealed record AlertPage
{
    [Id(0)] public ImmutableArray<Alert> Items { get; init; } = [];
    [Id(1)] public int Total { get; init; }
    [Id(2)] public int Offset { get; init; }

    /// <summary>Of all alerts that the caller sees, whatever was asked for.</summary>
    [Id(3)] public required AlertCounts Counts { get; init; }

    /// <summary>Clusters whose alerts could not be asked for.</summary>
    [Id(4)] public ImmutableArray<ClusterGap> Gaps { get; init; } = [];
}

/// <param name="Active">That aren't muted.</param>
/// <param name="Critical">Of the active.</param>
/// <param name="Unacknowledged">Of the active.</param>
/// <param name="Muted">That go on, but nobody is told.</param>
[GenerateSerializer, Immutable, Alias("AlertCounts")]
public sealed record AlertCounts([property: Id(0)] int Active, [property: Id(1)] int Critical, [property: Id(2)] int Unacknowledged, [property: Id(3)] int Muted);

/// <summary>For how long, and why.</summary>
/// <param name="Until">A minute to 366 days from now.</param>
/// <param name="Reason">At most 500 characters.</param>
[GenerateSerializer, Immutable, Alias("MuteAlert")]
public sealed record MuteAlert([property: Id(0)] DateTimeOffset? Until, [property: Id(1)] string? Reason = null);
