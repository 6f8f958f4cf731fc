using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>All of Ceph in one answer. A part that failed is null.</summary>
[GenerateSerializer, Immutable, Alias("CephDetail")]
public sealed record CephDetail
{
    [Id(0)] public CephStatus? Status { get; init; }

    /// <summary>A flat list, each with its <c>host</c>.</summary>
    [Id(1)] public ClusterJson? Osds { get; init; }

    [Id(2)] public ClusterJson? Pools { get; init; }
    [Id(3)] public ClusterJson? Monitors { get; init; }
    [Id(4)] public ClusterJson? Mds { get; init; }
    [Id(5)] public ClusterJson? Fs { get; init; }
    [Id(6)] public ClusterJson? CrushRules { get; init; }

    /// <summary>Why a part is null, by its name.</summary>
    [Id(7)] public ImmutableDictionary<string, string> Problems { get; init; } = ImmutableDictionary<string, string>.Empty;
}
