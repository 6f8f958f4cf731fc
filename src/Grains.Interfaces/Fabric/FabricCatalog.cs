using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What can be asked for.</summary>
[GenerateSerializer, Immutable, Alias("FabricCatalog")]
public sealed record FabricCatalog
{
    [Id(0)] public required ImmutableArray<FabricOperation> Operations { get; init; }

    [Id(1)] public required ImmutableArray<FabricEventKind> Events { get; init; }
}
