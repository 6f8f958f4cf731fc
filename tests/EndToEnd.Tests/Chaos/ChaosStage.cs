using System.Collections.Concurrent;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Three silos, one store, and the simulated clusters. What passes between its blows is real time: other processes have no clock of ours.</summary>
internal sealed class ChaosStage : IAsyncDisposable
{
    public const int GuestsPerCluster = 16;

    private readonly SiloProcess[] silos;
    private readonly bool[] isUp = [true, true, true];
    private readonly ConcurrentQueue<TimeSpan> takeovers = [];

    private ChaosStage(SimulatedFleet fleet, SiloProcess[] silos, int seed) => (Fleet, this.silos, Seed) = (fleet, silos, seed);

    public int Seed { get; }

    public SimulatedFleet Fleet { get; }

    public Dictionary<Guid, SimulatedCluster> Clusters { get; } = [];

    public string Token { get; private set; } = "";

    public TimeSpan LongestTakeover => takeovers.IsEmpty ? TimeSpan.Zero : takeovers.Max();

    public static async Task<ChaosStage> Start(string database, int clusters, int seed)
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = clusters, Nodes = 2, Guests = GuestsPerCluster, InstantTasks = true });
        var environment = new Dictionary<string, string>(Api.Environment)
        {
            ["ADAPTER_READ_ONLY"] = "false",
            ["OMADA_READ_ONLY"] = "false",
            ["HYPERVISOR_CONNECTION_STRING"] = database,
            ["HYPERVISOR_MASTER_KEY"] = Keys.NewMasterKey(),
            ["HYPERVISOR_DRAIN_SECONDS"] = "0",
            ["HYPERVISOR_CLUSTER_REQUESTS"] = "6000",
        };
        var stage = new ChaosStage(fleet, await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SiloProcess.StartReady(environment: environment))), seed);
        using var api = await Api.SignIn(stage.silos[0].Url);
        foreach (var cluster in fleet.Clusters)
        {
            stage.Clusters[await api.Register(cluster)] = cluster;
        }

        stage.Token = api.Token;
        return stage;
    }

    /// <summary>The addresses of silos that nobody has killed or stopped.</summary>
    public string[] Living() => [.. silos.Where((_, index) => isUp[index]).Select(silo => silo.Url)];

    public async Task Kill(int index, TimeSpan downFor)
    {
        isUp[index] = false;
        await silos[index].Kill();
        await MeasureTakeover();
        await Task.Delay(downFor, TimeProvider.System);
        silos[index].Restart();
        await silos[index].UntilReady();
        isUp[index] = true;
    }

    /// <summary>It hangs, as a machine that swaps or a virtual machine that is paused.</summary>
    public async Task Freeze(int index, TimeSpan lasting)
    {
        isUp[index] = false;
        silos[index].Signal("STOP");
        await Task.Delay(lasting, TimeProvider.System);
        silos[index].Signal("CONT");

        // The others may have declared it dead: then it ends by itself, as it should, and its supervisor starts it again.
        if (await silos[index].HasEnded(TimeSpan.FromSeconds(15)))
        {
            silos[index].Restart();
        }

        await silos[index].UntilReady();
        isUp[index] = true;
    }

    public async Task Calm()
    {
        foreach (var cluster in Fleet.Clusters)
        {
            await cluster.Faults.Clear();
        }
    }

    /// <summary>What the silos complained of that nobody caught.</summary>
    public IEnumerable<string> Unhandled() => silos.SelectMany(silo => silo.Output.Split('\n')).Where(line => line.Contains("Unhandled exception", StringComparison.OrdinalIgnoreCase));

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos)
        {
            await silo.DisposeAsync();
        }

        await Fleet.DisposeAsync();
    }

    private async Task MeasureTakeover()
    {
        var start = TimeProvider.System.GetTimestamp();
        var url = Living()[0];
        using var http = ChaosHttp.Client(url, Token, TimeSpan.FromSeconds(3));
        foreach (var controller in Clusters.Keys)
        {
            while (!await ChaosHttp.Answers(http, $"hypervisor/controllers/{controller}/dashboard"))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
                if (TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromMinutes(1))
                {
                    break;
                }
            }
        }

        takeovers.Enqueue(TimeProvider.System.GetElapsedTime(start));
    }
}
