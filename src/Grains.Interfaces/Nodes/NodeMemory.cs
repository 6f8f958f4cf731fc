using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a node grain keeps: samples in memory, the rest in the store.</summary>
[GenerateSerializer, Immutable, Alias("NodeMemory")]
public sealed record NodeMemory(
    [property: Id(0)] ImmutableArray<NodeSample> Samples,
    [property: Id(1)] DateTimeOffset? LastSeen,
    [property: Id(2)] ImmutableArray<TimelineEntry> Timeline);
