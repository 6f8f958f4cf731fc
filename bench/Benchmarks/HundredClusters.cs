using System.Diagnostics;
using Hypervisor.PveSimulator;

namespace Hypervisor.Benchmarks;

/// <summary>A hundred clusters of two hundred guests in one silo.</summary>
internal static class HundredClusters
{
    private const int Clusters = 100;
    private const int Guests = 200;
    private const string Heap = "dotnet_gc_last_collection_heap_size_bytes";

    public static async Task Run(Report report)
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = Clusters, Nodes = 3, Guests = Guests, InstantTasks = true });
        await using var silo = await SiloUnderTest.Start();
        await silo.Register(fleet.Clusters[0], interval: 60);
        var empty = await Settled(silo);
        foreach (var cluster in fleet.Clusters.Skip(1))
        {
            await silo.Register(cluster, interval: 60);
        }

        // Two rounds of all clusters, so that the share isn't that of a cold start.
        using var minute = new PeriodicTimer(TimeSpan.FromSeconds(60));
        await minute.WaitForNextTickAsync();
        var (before, clock) = (silo.ProcessorTime, Stopwatch.StartNew());
        await minute.WaitForNextTickAsync();
        await minute.WaitForNextTickAsync();
        var share = (silo.ProcessorTime - before) / clock.Elapsed;
        var full = await Settled(silo);

        const string path = "/api/v1/hypervisor/fleet/dashboard";
        await Load.Run(silo.Port, path, silo.Token, 4, TimeSpan.FromSeconds(3));
        var one = await Load.Run(silo.Port, path, silo.Token, 1, TimeSpan.FromSeconds(8));
        var search = await Load.Run(silo.Port, "/api/v1/hypervisor/fleet/guests?q=web&sort=-cpu", silo.Token, 1, TimeSpan.FromSeconds(8));

        report.Section($"{Clusters} clusters of {Guests} guests in one silo", "A sync of each every 60 s; the processor share is the silo's over two minutes, of one core. One viewer in a closed loop.");
        report.Row("processor share of syncing", $"{share:P1} of a core");
        report.Row("managed memory per guest", $"{(full - empty) / ((Clusters - 1) * Guests):0} bytes");
        report.Row("fleet dashboard p50 / p99", $"{Load.Percentile(one.Latencies, 0.5):0.00} / {Load.Percentile(one.Latencies, 0.99):0.00} ms");
        report.Row("search of 20,000 guests, sorted by CPU, p50 / p99", $"{Load.Percentile(search.Latencies, 0.5):0.0} / {Load.Percentile(search.Latencies, 0.99):0.0} ms");
    }

    /// <summary>The heap after the last collection, which reading makes run.</summary>
    private static async Task<double> Settled(SiloUnderTest silo)
    {
        for (var read = 0; read < 20; read++)
        {
            await Load.Run(silo.Port, "/api/v1/hypervisor/fleet/dashboard", silo.Token, 2, TimeSpan.FromSeconds(0.5));
        }

        return await silo.Metric(Heap);
    }
}
