namespace Hypervisor.Grains.Interfaces;

/// <summary>Who did something, as they were called then.</summary>
[GenerateSerializer, Immutable, Alias("Person")]
public sealed record Person([property: Id(0)] Guid UserId, [property: Id(1)] string Username);
