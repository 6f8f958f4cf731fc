using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The recent tasks of several clusters in numbers.</summary>
[GenerateSerializer, Immutable, Alias("TaskStatistics")]
public sealed record TaskStatistics
{
    [Id(0)] public required int Total { get; init; }
    [Id(1)] public required int Ok { get; init; }
    [Id(2)] public required int Warning { get; init; }
    [Id(3)] public required int Error { get; init; }
    [Id(4)] public required int Running { get; init; }

    /// <summary>How many of each type.</summary>
    [Id(5)] public required ImmutableDictionary<string, int> ByType { get; init; }
}
