using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What was read of the cluster for a plan.</summary>
internal sealed record PlanFacts
{
    public string? Digest { get; init; }

    /// <summary>Only where it matters to the change whether the guest runs.</summary>
    public string? Status { get; init; }

    public ImmutableArray<string> Dependents { get; init; } = [];

    public ImmutableArray<ImpactItem> Impact { get; init; } = [];

    public ImmutableArray<string> Warnings { get; init; } = [];

    public ImmutableArray<ValueChange> Diff { get; init; } = [];

    public PlanFacts And(PlanFacts other) => this with
    {
        Digest = other.Digest ?? Digest,
        Status = other.Status ?? Status,
        Dependents = [.. Dependents.Union(other.Dependents).Order(StringComparer.Ordinal)],
        Impact = [.. Impact, .. other.Impact],
        Warnings = [.. Warnings, .. other.Warnings],
        Diff = [.. Diff, .. other.Diff],
    };
}
