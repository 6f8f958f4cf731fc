using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The cluster's own view of its membership as of the last sync.</summary>
[GenerateSerializer, Immutable, Alias("ClusterStatus")]
public sealed record ClusterStatus
{
    /// <summary>The cluster's name; of a single node that is in no cluster, the node's.</summary>
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public required bool Quorate { get; init; }
    [Id(2)] public required int NodeCount { get; init; }

    /// <summary>The version of the corosync configuration; null for a single node.</summary>
    [Id(3)] public int? Version { get; init; }

    [Id(4)] public string? PveVersion { get; init; }
    [Id(5)] public ImmutableArray<ClusterMember> Nodes { get; init; } = [];
    [Id(6)] public required DateTimeOffset AsOf { get; init; }
    [Id(7)] public bool Stale { get; init; }
}

/// <param name="Status"><c>online</c> or <c>offline</c>, as the asked node sees it.</param>
/// <param name="Level">The subscription level.</param>
[GenerateSerializer, Immutable, Alias("ClusterMember")]
public sealed record ClusterMember(
    [property: Id(0), JsonPropertyName("node")] string Node,
    [property: Id(1)] string Status,
    [property: Id(2)] string? Ip,
    [property: Id(3)] string? Level);
