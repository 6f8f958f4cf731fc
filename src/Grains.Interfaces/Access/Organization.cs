namespace Hypervisor.Grains.Interfaces;

/// <param name="Name">1 to 255 characters, unique whatever the case.</param>
[GenerateSerializer, Immutable, Alias("Organization")]
public sealed record Organization([property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] DateTimeOffset CreatedAt);
