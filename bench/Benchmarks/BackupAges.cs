using System.Diagnostics;
using System.Net.Http.Headers;
using Hypervisor.PveSimulator;

namespace Hypervisor.Benchmarks;

/// <summary>An age report of 2,000 guests with 20,000 backups, beside downloading the same list and throwing it away.</summary>
internal static class BackupAges
{
    private const int Rounds = 5;

    public static async Task Run(Report report)
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 4, Guests = 2_000, BackupsPerGuest = 12, InstantTasks = true });
        var cluster = fleet.Clusters[0];
        await using var silo = await SiloUnderTest.Start();
        var id = await silo.Register(cluster, interval: 3600);
        var path = $"/api/v1/hypervisor/controllers/{id}/backup/age-report";
        await silo.Get(path);
        var (ours, bare, bytes) = (new List<double>(), new List<double>(), 0);
        using var http = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("PVEAPIToken", $"{cluster.TokenId}={cluster.TokenSecret}");
        var list = $"https://{cluster.Host}:{cluster.Port}/api2/json/nodes/pve1/storage/nfs-backup/content?content=backup";
        var (calls, allocated) = (0L, new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // Equal questions share an answer for two seconds.
            await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System);
            var start = Stopwatch.GetTimestamp();
            bytes = (await http.GetByteArrayAsync(list)).Length;
            bare.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            cluster.Counters.Reset();
            var before = await silo.Allocated();
            start = Stopwatch.GetTimestamp();
            await silo.Get(path);
            ours.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            calls = cluster.Counters.Total;
            allocated.Add(await silo.Allocated() - before);
        }

        report.Section("Backup ages", $"2,000 guests, a list of {bytes / 1000:N0} kB with some 20,000 backups on one shared storage, 4 nodes with a local one; {Rounds} alternating rounds, medians.");
        report.Row("calls", $"{calls}", "privileges 1 + shared 1 + local 4");
        report.Row("the list downloaded and thrown away", $"{Median(bare):0} ms");
        report.Row("the report", $"{Median(ours):0} ms");
        report.Row("ratio", $"{Median(ours) / Median(bare):0.00}");
        report.Row("allocated by the silo for a report, garbage included", $"{Median(allocated) / 1_000_000:0.0} MB");
        report.Row("beside the size of the list", $"{Median(allocated) / bytes:0.0}");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
