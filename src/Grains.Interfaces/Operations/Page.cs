using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A part of a list.</summary>
/// <param name="Total">How many there are altogether, as far as the cluster counts them.</param>
[GenerateSerializer, Immutable, Alias("Page`1")]
public sealed record Page<T>([property: Id(0)] ImmutableArray<T> Items, [property: Id(1)] long Total);
