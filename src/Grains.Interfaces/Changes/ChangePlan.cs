using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What applying would do, as the cluster was when it was planned.</summary>
[GenerateSerializer, Immutable, Alias("ChangePlan")]
public sealed record ChangePlan
{
    /// <summary>The exact calls, secrets masked.</summary>
    [Id(0)] public ImmutableArray<PlannedCall> Calls { get; init; } = [];

    [Id(1)] public required Risk Risk { get; init; }

    /// <summary>Whether <c>confirmed: true</c> is asked for at applying.</summary>
    [Id(2)] public required bool RequiresConfirmation { get; init; }

    /// <summary>What it touches: the guest and its state, guests that run on a node, things that depend on what is removed.</summary>
    [Id(3)] public ImmutableArray<ImpactItem> Impact { get; init; } = [];

    /// <summary>What a reviewer should know, such as that the impact could not be read.</summary>
    [Id(4)] public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>What would be other than now, by key; secrets masked.</summary>
    [Id(5)] public ImmutableArray<ValueChange> Diff { get; init; } = [];

    [Id(6)] public required ChangeBase Base { get; init; }

    [Id(7)] public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>Of the guest that is changed.</summary>
    [Id(8)] public ImmutableArray<string> Tags { get; init; } = [];
}

/// <param name="Path">Below <c>/api2/json</c>.</param>
/// <param name="Parameters">By name; a secret's value is masked.</param>
[GenerateSerializer, Immutable, Alias("PlannedCall")]
public sealed record PlannedCall(
    [property: Id(0)] string Method,
    [property: Id(1)] string Path,
    [property: Id(2)] ImmutableArray<PlannedParameter> Parameters);

[GenerateSerializer, Immutable, Alias("PlannedParameter")]
public sealed record PlannedParameter([property: Id(0)] string Name, [property: Id(1)] string Value);

/// <param name="Kind"><c>guest</c>, <c>volume</c>, <c>vnet</c>, <c>snapshot</c>, ...</param>
/// <param name="Id">How the cluster names it.</param>
/// <param name="Detail">Its state, size or owner.</param>
[GenerateSerializer, Immutable, Alias("ImpactItem")]
public sealed record ImpactItem([property: Id(0)] string Kind, [property: Id(1)] string Id, [property: Id(2)] string? Detail);

/// <param name="From">Null: not set now.</param>
/// <param name="To">Null: removed.</param>
[GenerateSerializer, Immutable, Alias("ValueChange")]
public sealed record ValueChange([property: Id(0)] string Key, [property: Id(1)] string? From, [property: Id(2)] string? To);

/// <summary>What the plan rests on. When it is another at applying, the change has drifted and goes back to review.</summary>
/// <param name="Digest">Of the configuration or rule list that is changed.</param>
/// <param name="Status">Of the guest.</param>
/// <param name="Dependents">What would be taken along, in order.</param>
[GenerateSerializer, Immutable, Alias("ChangeBase")]
public sealed record ChangeBase(
    [property: Id(0)] string? Digest,
    [property: Id(1)] string? Status,
    [property: Id(2)] ImmutableArray<string> Dependents);
