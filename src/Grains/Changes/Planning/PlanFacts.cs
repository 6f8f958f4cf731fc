using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

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

    /// <summary>What we may not read is no reason to refuse a change; the reviewer is told.</summary>
    public static async Task<PlanFacts> OrWarning(string what, Func<Task<PlanFacts>> read)
    {
        try
        {
            return await read();
        }
        catch (PveException failure) when (failure.Failure == PveFailure.Forbidden)
        {
            return new PlanFacts { Warnings = [$"{what} could not be read, our account lacks a privilege: {Redaction.RedactText(failure.Reason)}"] };
        }
    }

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
