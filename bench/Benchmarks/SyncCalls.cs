using Hypervisor.PveSimulator;

namespace Hypervisor.Benchmarks;

/// <summary>How many calls one sync makes, by the simulator's own count.</summary>
internal static class SyncCalls
{
    private const int Syncs = 5;

    public static async Task Run(Report report)
    {
        report.Section("Calls of one sync", $"Counted by the simulator over {Syncs} syncs each, while three viewers read lists all the time.");
        await using var silo = await SiloUnderTest.Start();
        foreach (var (nodes, guests) in new[] { (1, 10), (32, 2_000) })
        {
            await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = nodes, Guests = guests, InstantTasks = true });
            var cluster = fleet.Clusters[0];
            var id = await silo.Register(cluster, interval: 3600);
            cluster.Counters.Reset();
            for (var sync = 0; sync < Syncs; sync++)
            {
                await Task.WhenAll(silo.Sync(id), silo.Get($"/api/v1/hypervisor/controllers/{id}/vms"), silo.Get("/api/v1/hypervisor/fleet/guests"), silo.Get("/api/v1/hypervisor/fleet/dashboard"));
            }

            report.Row($"{nodes} {(nodes == 1 ? "node" : "nodes")}, {guests:N0} guests", $"{(double)cluster.Counters.Total / Syncs:0.##} calls a sync", "3");
        }
    }
}
