using Hypervisor.PveSimulator;

namespace Hypervisor.Benchmarks;

/// <summary>What a cluster is asked when one person, and when ten at once, open the page of a guest.</summary>
internal static class SharedReads
{
    private static readonly string[] Parts = ["", "/config", "/pending", "/snapshots", "/rrd", "/agent/info"];

    public static async Task Run(Report report)
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 100, InstantTasks = true });
        var cluster = fleet.Clusters[0];
        var machine = cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        cluster.Guests.Configure(machine.Vmid, "agent", "1");
        machine.Agent.IsInstalled = true;
        await using var silo = await SiloUnderTest.Start();
        var page = $"/api/v1/hypervisor/controllers/{await silo.Register(cluster, interval: 3600)}/nodes/{machine.NodeName}/qemu/{machine.Vmid}";

        var one = await Calls(cluster, silo, page, viewers: 1);
        var ten = await Calls(cluster, silo, page, viewers: 10);

        report.Section("Shared reads", $"The page of a guest: {Parts.Length} reads at once (the guest, its configuration, pending changes, snapshots, chart, agent).");
        report.Row("calls to the cluster for one viewer", $"{one}");
        report.Row("calls to the cluster for ten at once", $"{ten}", "no more than for one");
    }

    private static async Task<long> Calls(SimulatedCluster cluster, SiloUnderTest silo, string page, int viewers)
    {
        // Equal questions share an answer for two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System);
        cluster.Counters.Reset();
        await Task.WhenAll(Enumerable.Range(0, viewers).SelectMany(_ => Parts).Select(part => silo.Get(page + part)));
        return cluster.Counters.Total;
    }
}
