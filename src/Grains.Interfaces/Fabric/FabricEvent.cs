using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Something that happened, for connections. Delivered at least once; who sees an id again drops it.</summary>
[GenerateSerializer, Immutable, Alias("FabricEvent")]
public sealed record FabricEvent
{
    [Id(0)] public required Guid Id { get; init; }

    /// <summary>Such as <c>controller.change.applied</c>; see <see cref="FabricEvents"/>.</summary>
    [Id(1)] public required string Kind { get; init; }

    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>The fields of its kind: a JSON object.</summary>
    [Id(3)] public required ClusterJson Payload { get; init; }

    /// <summary>The connections whose changes led to it, the first one first.</summary>
    [Id(4)] public ImmutableArray<Guid> Chain { get; init; } = [];
}

/// <summary>Why a change was staged: a connection was told of an event.</summary>
/// <param name="Chain">The connections before this one, and this one.</param>
[GenerateSerializer, Immutable, Alias("FabricCause")]
public sealed record FabricCause([property: Id(0)] Guid ConnectionId, [property: Id(1)] Guid DeliveryId, [property: Id(2)] ImmutableArray<Guid> Chain);
