namespace Hypervisor.Grains.Interfaces;

/// <param name="N">Its number, from 1.</param>
/// <param name="T">Its text, without secrets.</param>
[GenerateSerializer, Immutable, Alias("LogLine")]
public sealed record LogLine([property: Id(0)] int N, [property: Id(1)] string T);
