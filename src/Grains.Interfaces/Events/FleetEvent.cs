namespace Hypervisor.Grains.Interfaces;

/// <summary>Something that changed, for those who watch. The JSON is written once for all of them.</summary>
/// <param name="Kind">The SSE event name: <c>inventory</c>, <c>controller</c>, <c>controller.removed</c>, <c>task</c>, <c>change</c>, <c>upload</c>, <c>alert</c>.</param>
/// <param name="Json">The SSE data: one line of JSON.</param>
[GenerateSerializer, Immutable, Alias("FleetEvent")]
public sealed record FleetEvent(
    [property: Id(0)] string Kind,
    [property: Id(1)] Guid ControllerId,
    [property: Id(2)] Guid? SiteId,
    [property: Id(3)] byte[] Json);

/// <param name="Position">Where the event stands in its organization's sequence.</param>
[GenerateSerializer, Immutable, Alias("PositionedEvent")]
public sealed record PositionedEvent([property: Id(0)] long Position, [property: Id(1)] FleetEvent Event);
