using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

public enum FabricOutcome
{
    /// <summary>It is tried, or will be again.</summary>
    Waiting,

    /// <summary>Every step's change is staged.</summary>
    Succeeded,

    /// <summary>Given up: it is a dead letter, to be replayed or discarded.</summary>
    Dead,

    /// <summary>Passed over: the last run was too short a time ago.</summary>
    CooledDown,

    /// <summary>Passed over: the event came of this connection's own change, or of too many connections after each other.</summary>
    LoopStopped,

    /// <summary>A dead letter that somebody threw away.</summary>
    Discarded,
}

/// <summary>What became of one event at one connection.</summary>
[GenerateSerializer, Immutable, Alias("FabricRun")]
public sealed record FabricRun
{
    /// <summary>The delivery's.</summary>
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required Guid EventId { get; init; }
    [Id(2)] public required string EventKind { get; init; }
    [Id(3)] public required DateTimeOffset At { get; init; }
    [Id(4)] public required FabricOutcome Outcome { get; init; }
    [Id(5)] public int Attempts { get; init; }

    /// <summary>The changes that were staged.</summary>
    [Id(6)] public ImmutableArray<Guid> Changes { get; init; } = [];

    [Id(7)] public string? Detail { get; init; }
}

/// <summary>An event on its way through a connection.</summary>
[GenerateSerializer, Immutable, Alias("FabricDelivery")]
public sealed record FabricDelivery
{
    /// <summary>Made of the connection and the event: the same event again is the same delivery, and stages nothing twice.</summary>
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required FabricEvent Event { get; init; }
    [Id(2)] public required DateTimeOffset AcceptedAt { get; init; }
    [Id(3)] public int Attempts { get; init; }
    [Id(4)] public required DateTimeOffset NextAt { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    [Id(5)] public string? Reason { get; init; }
}

/// <summary>An event that somebody makes up, or that another system tells.</summary>
/// <param name="Event">Its kind; for what another system tells without <c>ingest.</c> before it.</param>
/// <param name="Payload">A JSON object of at most 16 KiB.</param>
[GenerateSerializer, Immutable, Alias("FabricTold")]
public sealed record FabricTold([property: Id(0)] string? Event, [property: Id(1)] ClusterJson? Payload);

/// <summary>What a connection would do.</summary>
[GenerateSerializer, Immutable, Alias("FabricTest")]
public sealed record FabricTest(
    [property: Id(0)] bool WouldRun,
    [property: Id(1)] bool EventMatches,
    [property: Id(2)] ImmutableArray<FabricConditionTest> Conditions,
    [property: Id(3)] ImmutableArray<FabricStepTest> Steps);

[GenerateSerializer, Immutable, Alias("FabricConditionTest")]
public sealed record FabricConditionTest([property: Id(0)] string Field, [property: Id(1)] string Op, [property: Id(2)] bool Holds);

/// <param name="Inputs">With the event's values in them.</param>
/// <param name="Errors">Why it would be refused.</param>
[GenerateSerializer, Immutable, Alias("FabricStepTest")]
public sealed record FabricStepTest([property: Id(0)] string OperationId, [property: Id(1)] ClusterJson? Inputs, [property: Id(2)] ImmutableArray<string> Errors);
