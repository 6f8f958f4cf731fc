using System.Diagnostics;
using System.Net.Http.Headers;
using Hypervisor.PveSimulator;

namespace Hypervisor.Benchmarks;

/// <summary>Steady work for a while: reads, viewers of the event stream, syncs, guests that come and go, changes. What isn't given back shows up as memory that grows.</summary>
internal static class Soak
{
    private const int Clusters = 20;
    private const int Guests = 50;

    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(30);

    /// <summary>Not counted: activations are kept for 15 minutes, and until those of the first changes go there are more each minute. The events that are kept fill up meanwhile, too.</summary>
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(17);

    private static readonly TimeSpan Length = Start + TimeSpan.FromMinutes(10);

    public static async Task Run(Report report)
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = Clusters, Nodes = 3, Guests = Guests, InstantTasks = true });
        await using var silo = await SiloUnderTest.Start(("ADAPTER_READ_ONLY", "false"), ("OMADA_READ_ONLY", "false"), ("HYPERVISOR_CLUSTER_REQUESTS", "6000"));
        var controllers = new List<Guid>();
        foreach (var cluster in fleet.Clusters)
        {
            controllers.Add(await silo.Register(cluster, interval: 30));
        }

        using var stop = new CancellationTokenSource();
        var work = new Steady(silo, fleet, controllers, stop.Token);
        var samples = new List<Sample>();
        var clock = Stopwatch.StartNew();
        using var beat = new PeriodicTimer(SampleEvery);
        double? held = null;
        while (clock.Elapsed < Length && await beat.WaitForNextTickAsync())
        {
            samples.Add(await Sample.Take(silo, clock.Elapsed));
            Console.Error.WriteLine(samples[^1]);
            if (clock.Elapsed > Start - SampleEvery)
            {
                held ??= await silo.Held();
            }
        }

        var heldAtLast = await silo.Held();

        await stop.CancelAsync();
        await work.End();

        var counted = samples.Where(sample => sample.At >= Start).ToList();
        var (first, last) = (Sample.Mean(counted.Take(4)), Sample.Mean(counted.TakeLast(4)));
        report.Section(
            $"{(Length - Start).TotalMinutes:0} minutes of steady work",
            $"One silo, {Clusters} clusters of {Guests} guests read every 30 s, four viewers who read lists, two who watch events, a guest started or stopped and a change every second: {work.Reads} reads, {work.Changes} changes, {work.Failures} failed. "
                + $"Means of two minutes at the beginning, {Start.TotalMinutes:0} minutes after the start, and at the end. Load of the machine at the end: {File.ReadAllText("/proc/loadavg").Split(' ')[0]} on {Environment.ProcessorCount} cores.");
        report.Row("working set", $"{first.WorkingSet / 1e6:0} → {last.WorkingSet / 1e6:0} MB", "grows by garbage where memory is free");
        report.Row("heap after a full collection", $"{held / 1e6:0.0} → {heldAtLast / 1e6:0.0} MB", "flat");
        report.Row("activations", $"{first.Activations:0} → {last.Activations:0}", "flat");
    }

    private sealed record Sample(TimeSpan At, double WorkingSet, double Heap, double Activations)
    {
        public static async Task<Sample> Take(SiloUnderTest silo, TimeSpan at) => new(
            at,
            silo.WorkingSet,
            await silo.Metric("dotnet_gc_last_collection_heap_size_bytes"),
            await silo.Metric("orleans_catalog_activations"));

        public static Sample Mean(IEnumerable<Sample> samples)
        {
            var all = samples.ToList();
            return new Sample(
                all[0].At,
                all.Average(one => one.WorkingSet),
                all.Average(one => one.Heap),
                all.Average(one => one.Activations));
        }
    }

    private sealed class Steady
    {
        private readonly SiloUnderTest silo;
        private readonly CancellationToken stop;
        private readonly Task all;
        private int reads;
        private int changes;
        private int failures;

        public Steady(SiloUnderTest silo, SimulatedFleet fleet, IReadOnlyList<Guid> controllers, CancellationToken stop)
        {
            (this.silo, this.stop) = (silo, stop);
            all = Task.WhenAll([
                .. Enumerable.Range(0, 4).Select(viewer => Every(TimeSpan.FromMilliseconds(100), turn => Read(viewer + turn, controllers))),
                .. Enumerable.Range(0, 2).Select(_ => Watch()),
                Every(TimeSpan.FromSeconds(1), turn => Change(fleet, controllers, turn)),
            ]);
        }

        public int Reads => reads;

        public int Changes => changes;

        public int Failures => failures;

        public Task End() => all;

        private async Task Read(int turn, IReadOnlyList<Guid> controllers)
        {
            var controller = controllers[turn % controllers.Count];
            await silo.Get((turn % 4) switch
            {
                0 => "/api/v1/hypervisor/fleet/dashboard",
                1 => "/api/v1/hypervisor/fleet/guests?limit=100",
                2 => $"/api/v1/hypervisor/controllers/{controller}/vms",
                _ => $"/api/v1/hypervisor/controllers/{controller}/dashboard",
            });
            Interlocked.Increment(ref reads);
        }

        private async Task Change(SimulatedFleet fleet, IReadOnlyList<Guid> controllers, int turn)
        {
            var cluster = fleet.Clusters[turn % fleet.Clusters.Count];
            var guests = cluster.Guests.All.Where(guest => guest is { IsTemplate: false, IsContainer: false }).ToList();
            var (asked, other) = (guests[turn % guests.Count], guests[(turn + 7) % guests.Count]);
            if (other.IsRunning)
            {
                cluster.Guests.Stop(other.Vmid);
            }
            else
            {
                cluster.Guests.Start(other.Vmid);
            }

            await silo.Post($"/api/v1/hypervisor/controllers/{controllers[turn % controllers.Count]}/nodes/{asked.NodeName}/qemu/{asked.Vmid}/action", new { action = asked.IsRunning ? "reboot" : "start" });
            Interlocked.Increment(ref changes);
        }

        private async Task Watch()
        {
            using var http = new HttpClient(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", silo.Token) } };
            await Every(TimeSpan.FromSeconds(1), async _ =>
            {
                await using var events = await http.GetStreamAsync($"http://127.0.0.1:{silo.Port}/api/v1/hypervisor/fleet/events", stop);
                await events.CopyToAsync(Stream.Null, stop);
            });
        }

        private async Task Every(TimeSpan period, Func<int, Task> act)
        {
            for (var turn = 0; !stop.IsCancellationRequested; turn++)
            {
                try
                {
                    await act(turn);
                }
                catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or IOException)
                {
                    Interlocked.Increment(ref failures);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }

                await Task.Delay(period, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
