using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IMetricReads
{
    // Charts of other widths share the question to the cluster.
    public async Task<Live<ImmutableArray<RrdPoint>>> NodeRrd(string node, RrdTimeframe timeframe, int maxPoints) =>
        (await Live($"nodes/{node}/rrd/{timeframe}", (pve, cancellation) => pve.GetNodeRrd(node, Word(timeframe), cancellation), node)).Select(points => points.ToChart(maxPoints));

    public async Task<Live<ImmutableArray<RrdPoint>>> GuestRrd(GuestType type, int vmid, RrdTimeframe timeframe, int maxPoints) =>
        (await Live(type, vmid, $"rrd/{timeframe}", (pve, guest, cancellation) => pve.GetGuestRrd(guest, Word(timeframe), cancellation))).Select(points => points.ToChart(maxPoints));

    private static string Word(RrdTimeframe timeframe) => timeframe.ToString().ToLowerInvariant();
}
