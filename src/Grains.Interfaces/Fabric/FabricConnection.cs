using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>When such an event comes and the conditions hold, these changes are staged.</summary>
[GenerateSerializer, Immutable, Alias("FabricConnection")]
public sealed record FabricConnection
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required FabricWiring Wiring { get; init; }

    /// <summary>Who made or last changed it: its changes are staged for them, with the role that they have then.</summary>
    [Id(2)] public required Person Author { get; init; }

    [Id(3)] public required DateTimeOffset CreatedAt { get; init; }
    [Id(4)] public required DateTimeOffset UpdatedAt { get; init; }
    [Id(5)] public required Guid OrganizationId { get; init; }
}

/// <summary>What a person says of a connection.</summary>
[GenerateSerializer, Immutable, Alias("FabricWiring")]
public sealed record FabricWiring
{
    /// <summary>1 to 255 characters.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>A kind of event; <c>*</c> for one part, <c>#</c> at the end for the rest: <c>controller.change.*</c>.</summary>
    [Id(1)] public string? SourceEvent { get; init; }

    /// <summary>All must hold; at most 25.</summary>
    [Id(2)] public ImmutableArray<FabricCondition> Conditions { get; init; } = [];

    /// <summary>1 to 25, one after the other.</summary>
    [Id(3)] public ImmutableArray<FabricStep> Steps { get; init; } = [];

    /// <summary>Seconds after a run in which events are passed over: 0 to 86400.</summary>
    [Id(4)] public int Cooldown { get; init; }

    [Id(5)] public bool Enabled { get; init; } = true;
}

/// <param name="Field">Of the event: <c>vmid</c>; of what other systems tell <c>a.b</c> too.</param>
/// <param name="Op"><c>eq</c>, <c>ne</c>, <c>lt</c>, <c>le</c>, <c>gt</c>, <c>ge</c>, <c>in</c>, <c>contains</c>, <c>starts_with</c>, <c>exists</c>.</param>
/// <param name="Value">JSON of the field's type; a list for <c>in</c>, true or false for <c>exists</c>.</param>
[GenerateSerializer, Immutable, Alias("FabricCondition")]
public sealed record FabricCondition([property: Id(0)] string? Field, [property: Id(1)] string? Op, [property: Id(2)] ClusterJson? Value);

/// <param name="OperationId">Of a write.</param>
/// <param name="Inputs">A JSON object. A text may hold <c>{{ event.vmid }}</c>; one that is nothing else takes the field's type.</param>
[GenerateSerializer, Immutable, Alias("FabricStep")]
public sealed record FabricStep([property: Id(0)] string? OperationId, [property: Id(1)] ClusterJson? Inputs);
