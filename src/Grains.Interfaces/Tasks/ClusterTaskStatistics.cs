using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The newest tasks of all nodes of a cluster that answered, at most 200 of each.</summary>
[GenerateSerializer, Immutable, Alias("ClusterTaskStatistics")]
public sealed record ClusterTaskStatistics
{
    [Id(0)] public required string ControllerName { get; init; }
    [Id(1)] public required int Total { get; init; }
    [Id(2)] public required int Ok { get; init; }
    [Id(3)] public required int Warning { get; init; }

    /// <summary>Those that failed, were stopped, or ended nobody knows how.</summary>
    [Id(4)] public required int Error { get; init; }

    [Id(5)] public required int Running { get; init; }

    /// <summary>How many of each type.</summary>
    [Id(6)] public required ImmutableDictionary<string, int> ByType { get; init; }

    /// <summary>Nodes that are counted.</summary>
    [Id(7)] public required ImmutableArray<string> Nodes { get; init; }

    /// <summary>Nodes that are not, and why.</summary>
    [Id(8)] public required ImmutableArray<NodeGap> Gaps { get; init; }

    [Id(9)] public required DateTimeOffset AsOf { get; init; }
}

[GenerateSerializer, Immutable, Alias("NodeGap")]
public sealed record NodeGap([property: Id(0)] string Node, [property: Id(1)] string Reason);
