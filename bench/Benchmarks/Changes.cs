using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.Benchmarks;

/// <summary>Direct writes end to end, against the same calls made to the cluster without us.</summary>
internal static class Changes
{
    private const int Guests = 40;
    private const int Rounds = 3;
    private const int Callers = 8;

    public static async Task Run(Report report)
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = Guests + 10, InstantTasks = true });
        var cluster = fleet.Clusters[0];
        var machines = cluster.Guests.All.Where(guest => !guest.IsTemplate).Take(Guests).ToList();
        foreach (var machine in machines)
        {
            cluster.Guests.Start(machine.Vmid);
        }

        await using var silo = await SiloUnderTest.Start(
            ("ADAPTER_READ_ONLY", "false"), ("OMADA_READ_ONLY", "false"), ("HYPERVISOR_CLUSTER_REQUESTS", "6000"), ("HYPERVISOR_CLUSTER_CONNECTIONS", "20"));
        var controller = await silo.Register(cluster, interval: 3600);

        var direct = await Time(machines, machine => Directly(cluster, machine));
        cluster.Counters.Reset();
        var accepted = await Time(machines, async machine => await silo.Post(
            $"/api/v1/hypervisor/controllers/{controller}/nodes/{machine.NodeName}/{Kind(machine)}/{machine.Vmid}/action", new { action = "reboot" }));
        var ended = Stopwatch.StartNew();
        while (JsonElement.Parse(await silo.Get("/api/v1/hypervisor/changes?limit=1")).GetProperty("counts") is var counts
            && (!counts.TryGetProperty("applied", out var applied) || applied.GetInt64() < Guests * Rounds))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            if (ended.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"Not all changes were applied: {counts}");
            }
        }

        const int Total = Guests * Rounds;
        var whole = accepted + ended.Elapsed.TotalSeconds;
        report.Section("Changes", $"{Total} reboots of {Guests} guests ({Rounds} each) by {Callers} callers at once, tasks that end at once; the cluster may be asked 6000 times a minute.");
        report.Row("directly, calls a second", $"{Total / direct:0}", "the same POST to the cluster, no plan, no record");
        report.Row("changes accepted a second", $"{Total / accepted:0.0}", "staged, planned, gated, sent or queued");
        report.Row("changes a second, to the end", $"{Total / whole:0.0}", "the task's end learned and recorded; three in a row for each guest");
        report.Row("calls to the cluster for a change", $"{(double)cluster.Counters.Total / Total:0.0}", "at most 5");
    }

    private static async Task<double> Time(IReadOnlyList<SimulatedGuest> machines, Func<SimulatedGuest, Task> act)
    {
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, machines.Count * Rounds, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (index, _) => await act(machines[index % machines.Count]));
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task Directly(SimulatedCluster cluster, SimulatedGuest machine)
    {
        // A connection of its own, as our client has for writes.
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://{cluster.Host}:{cluster.Port}/api2/json/nodes/{machine.NodeName}/{Kind(machine)}/{machine.Vmid}/status/reboot");
        request.Headers.TryAddWithoutValidation("Authorization", $"PVEAPIToken={cluster.TokenId}={cluster.TokenSecret}");
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{answer.StatusCode} {answer.ReasonPhrase}");
        }
    }

    private static string Kind(SimulatedGuest guest) => guest.IsContainer ? "lxc" : "qemu";
}
