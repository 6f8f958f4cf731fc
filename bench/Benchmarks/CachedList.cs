using System.Diagnostics;
using Hypervisor.PveSimulator;

namespace Hypervisor.Benchmarks;

/// <summary>A list of 1,000 guests out of the grain's memory, beside bare Kestrel returning the same bytes.</summary>
internal static class CachedList
{
    private const int Rounds = 5;
    private const int Connections = 16;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    public static async Task Run(Report report)
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 8, Guests = 1_000, InstantTasks = true });
        await using var silo = await SiloUnderTest.Start();
        var id = await silo.Register(fleet.Clusters[0], interval: 3600);
        var path = $"/api/v1/hypervisor/controllers/{id}/vms";
        var bytes = await silo.Get(path);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, bytes);
        var barePort = SiloUnderTest.FreePort();
        using var bare = Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Hypervisor.Benchmarks.dll"), "bare", $"{barePort}", file]);
        try
        {
            await Warm(barePort, silo.Port, path, silo.Token);
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                theirs.Add((await Load.Run(barePort, "/", null, Connections, Length)).PerSecond);
                ours.Add((await Load.Run(silo.Port, path, silo.Token, Connections, Length)).PerSecond);
            }

            report.Section("A cached list", $"`vms` with 1,000 guests ({bytes.Length / 1000} kB), {Connections} connections, {Rounds} alternating rounds of {Length.TotalSeconds} s, medians; signed in, role and tenant checked.");
            report.Row("bare Kestrel, the same bytes", $"{Median(theirs):0} requests/s");
            report.Row("the product", $"{Median(ours):0} requests/s");
            report.Row("ratio", $"{Median(ours) / Median(theirs):0.00}", "at least 0.75");
        }
        finally
        {
            bare.Kill();
            File.Delete(file);
        }
    }

    private static async Task Warm(int barePort, int port, string path, string token)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await beat.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                await Load.Run(barePort, "/", null, Connections, TimeSpan.FromSeconds(3));
                break;
            }
            catch (System.Net.Sockets.SocketException)
            {
                // Not listening yet.
            }
        }

        await Load.Run(port, path, token, Connections, TimeSpan.FromSeconds(5));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
