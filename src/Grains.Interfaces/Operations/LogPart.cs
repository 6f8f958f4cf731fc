namespace Hypervisor.Grains.Interfaces;

/// <summary>Which lines of a log.</summary>
/// <param name="Start">Lines to leave out from the beginning.</param>
/// <param name="Tail">The last lines instead, however many there are.</param>
[GenerateSerializer, Immutable, Alias("LogPart")]
public sealed record LogPart([property: Id(0)] int Start, [property: Id(1)] int Limit, [property: Id(2)] bool Tail = false);
