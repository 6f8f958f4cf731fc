namespace Hypervisor.Grains.Interfaces;

/// <summary>A value, and how many have it.</summary>
[GenerateSerializer, Immutable, Alias("ValueCount")]
public sealed record ValueCount([property: Id(0)] string Value, [property: Id(1)] int Count);
