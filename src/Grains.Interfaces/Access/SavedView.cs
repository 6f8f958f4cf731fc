namespace Hypervisor.Grains.Interfaces;

/// <param name="Json">What the web UI keeps: any JSON of up to 16 KiB.</param>
[GenerateSerializer, Immutable, Alias("SavedView")]
public sealed record SavedView([property: Id(0)] string Id, [property: Id(1)] string Json, [property: Id(2)] DateTimeOffset UpdatedAt);
