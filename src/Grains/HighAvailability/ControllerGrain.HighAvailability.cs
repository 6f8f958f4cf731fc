using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IHighAvailabilityReads
{
    public Task<Live<ImmutableArray<HaResource>>> HaResources() => Live("ha/resources", async (pve, cancellation) =>
    {
        var (resources, status) = (pve.GetHaResources(cancellation), pve.GetHaStatus(cancellation));
        await Task.WhenAll(resources, status);
        return HighAvailabilityAnswers.ToResources(await resources, await status);
    });

    public Task<Live<ImmutableArray<HaGroup>>> HaGroups() => Live("ha/groups", async (pve, cancellation) =>
    {
        try
        {
            return (await pve.GetHaGroups(cancellation)).OrderBy(group => group.Group, StringComparer.Ordinal).Select(group => group.ToHaGroup()).ToImmutableArray();
        }
        catch (PveException moved) when (moved.Failure == PveFailure.Refused && moved.Reason.Contains("migrated to rules", StringComparison.Ordinal))
        {
            throw NotSupported($"This cluster has HA rules instead of groups: ask for ha/rules. ({moved.Reason})");
        }
    });

    public Task<Live<ImmutableArray<HaRule>>> HaRules() => Live("ha/rules", async (pve, cancellation) =>
    {
        try
        {
            return (await pve.GetHaRules(cancellation)).OrderBy(rule => rule.Order ?? int.MaxValue).ThenBy(rule => rule.Rule, StringComparer.Ordinal).Select(rule => rule.ToHaRule()).ToImmutableArray();
        }
        catch (PveException unknown) when (unknown is { Failure: PveFailure.Refused, Status: 501 })
        {
            throw NotSupported($"This cluster has HA groups instead of rules, as PVE before 9 has: ask for ha/groups. ({unknown.Reason})");
        }
    });

    public Task<Live<HaStatus>> HaStatus() => Live("ha/status", async (pve, cancellation) =>
    {
        var (lines, manager) = (pve.GetHaStatus(cancellation), pve.GetHaManagerStatus(cancellation));
        await Task.WhenAll(lines, manager);
        return HighAvailabilityAnswers.ToStatus(await lines, await manager);
    });

    private static FleetException NotSupported(string message) => new(Failure.NotFound, "not_supported", message);
}
