using System.Collections.Concurrent;
using System.Net;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Reads and writes all the time, to silos that say they are ready, as a load balancer would send them.</summary>
internal sealed class SteadyTraffic : IAsyncDisposable
{
    private readonly ChaosStage stage;
    private readonly bool writes;
    private readonly CancellationToken stop;
    private readonly ConcurrentDictionary<string, bool> ready = [];
    private readonly Task running;
    private int answered;
    private long slowest;

    public SteadyTraffic(ChaosStage stage, bool writes, CancellationToken stop)
    {
        (this.stage, this.writes, this.stop) = (stage, writes, stop);
        foreach (var url in stage.All)
        {
            ready[url] = true;
        }

        running = Task.WhenAll([.. stage.All.Select(Check), .. Enumerable.Range(0, 4).Select(number => Ask(number))]);
    }

    public int Answered => answered;

    public TimeSpan Slowest => TimeSpan.FromTicks(slowest);

    public ConcurrentQueue<string> Failed { get; } = [];

    public Task End() => running;

    public async ValueTask DisposeAsync() => await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task Check(string url)
    {
        using var http = new HttpClient(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(1) };
        while (!stop.IsCancellationRequested)
        {
            try
            {
                ready[url] = (await http.GetAsync($"{url}/health/ready", stop)).StatusCode == HttpStatusCode.OK;
            }
            catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
            {
                ready[url] = false;
            }

            // The pace of a balancer's health checks.
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Ask(int number)
    {
        var clients = stage.All.ToDictionary(url => url, url => ChaosHttp.Client(url, stage.Token, TimeSpan.FromSeconds(30)));
        for (var turn = number; !stop.IsCancellationRequested; turn++)
        {
            var living = ready.Where(pair => pair.Value).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToArray();
            if (living.Length == 0)
            {
                Failed.Enqueue("No silo was ready.");
                return;
            }

            var url = living[turn % living.Length];
            var (controller, cluster) = stage.Clusters.ElementAt(turn % stage.Clusters.Count);
            var since = TimeProvider.System.GetTimestamp();
            var answer = writes && number == 0
                ? await ChaosHttp.Send(clients[url], HttpMethod.Post, ChaosHttp.Staging(controller), ChaosHttp.Described(cluster.Guests.All.First(guest => !guest.IsTemplate && !guest.IsContainer), $"turn {turn}"))
                : await ChaosHttp.Send(clients[url], HttpMethod.Get, turn % 2 == 0 ? "hypervisor/fleet/guests?limit=5" : $"hypervisor/controllers/{controller}/dashboard");
            var took = TimeProvider.System.GetElapsedTime(since);
            if (answer is (>= 200 and < 300, _))
            {
                Interlocked.Increment(ref answered);
                slowest = Math.Max(slowest, took.Ticks);
            }
            else
            {
                Failed.Enqueue($"{url} turn {turn} after {took.TotalSeconds:0.0} s: {(answer is var (status, body) ? $"{status} {body}" : "no answer")}");
            }

            // The pace of one client.
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }
}
