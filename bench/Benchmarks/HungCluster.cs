using System.Diagnostics;
using Hypervisor.PveSimulator;

namespace Hypervisor.Benchmarks;

/// <summary>Fifty clusters of which one takes calls and never answers: what that costs those who look at the other 49.</summary>
internal static class HungCluster
{
    private const int Guests = 12;

    public static async Task Run(Report report)
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 50, Nodes = 1, Guests = Guests, BackupsPerGuest = 0, InstantTasks = true });
        await using var silo = await SiloUnderTest.Start();
        var paths = new List<string>();
        foreach (var cluster in fleet.Clusters)
        {
            var id = await silo.Register(cluster, interval: 3600);
            if (cluster != fleet.Clusters[0])
                paths.AddRange(cluster.Guests.All.Select(guest => $"/api/v1/hypervisor/controllers/{id}/nodes/pve1/{(guest.IsContainer ? "lxc" : "qemu")}/{guest.Vmid}/config"));
            else
                paths.Insert(0, $"/api/v1/hypervisor/controllers/{id}/nodes/pve1/qemu/100/config");
        }

        var (hung, others) = (paths[0], paths[1..]);
        await Read(silo, others);
        await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System);
        var calm = await Read(silo, others);
        using var fault = fleet.Clusters[0].Faults.Add(new Fault(FaultKind.Hang));
        var waiting = Enumerable.Range(0, 20).Select(_ => Wait(silo, hung)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System);
        var beside = await Read(silo, others);
        var dashboard = Stopwatch.GetTimestamp();
        await silo.Get("/api/v1/hypervisor/fleet/dashboard");
        var took = Stopwatch.GetElapsedTime(dashboard).TotalMilliseconds;
        var pending = waiting.Count(read => !read.IsCompleted);

        report.Section("One hung cluster of fifty", $"{others.Count} configurations of the other 49, each asked of its cluster, 16 at once; meanwhile 20 reads of the hung one wait.");
        report.Row("p50 / p99 with none hung", $"{At(calm, 0.5):0.0} / {At(calm, 0.99):0.0} ms");
        report.Row("p50 / p99 with one hung", $"{At(beside, 0.5):0.0} / {At(beside, 0.99):0.0} ms");
        report.Row("ratio of p50 / of p99", $"{At(beside, 0.5) / At(calm, 0.5):0.00} / {At(beside, 0.99) / At(calm, 0.99):0.00}", "about 1");
        report.Row("reads of the hung one that were still waiting then", $"{pending} of {waiting.Length}");
        report.Row("fleet dashboard meanwhile", $"{took:0.0} ms");
        await fleet.Clusters[0].Faults.Clear();
        await Task.WhenAll(waiting);
    }

    private static async Task<double[]> Read(SiloUnderTest silo, IReadOnlyList<string> paths)
    {
        var times = new double[paths.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, paths.Count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) =>
        {
            var start = Stopwatch.GetTimestamp();
            await silo.Get(paths[n]);
            times[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
        return [.. times.Order()];
    }

    private static async Task Wait(SiloUnderTest silo, string path)
    {
        try
        {
            await silo.Get(path);
        }
        catch (HttpRequestException)
        {
            // It ends as a timeout of the cluster.
        }
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
