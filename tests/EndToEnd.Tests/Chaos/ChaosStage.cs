using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Three silos, one store, and the simulated clusters. What passes between its blows is real time: other processes have no clock of ours.</summary>
internal sealed class ChaosStage : IAsyncDisposable
{
    public const int GuestsPerCluster = 16;

    private readonly SiloProcess[] silos;
    private readonly bool[] isUp = [true, true, true];

    private ChaosStage(SimulatedFleet fleet, SiloProcess[] silos, int seed) => (Fleet, this.silos, Seed) = (fleet, silos, seed);

    public int Seed { get; }

    public SimulatedFleet Fleet { get; }

    public Dictionary<Guid, SimulatedCluster> Clusters { get; } = [];

    public string Token { get; private set; } = "";

    public static async Task<ChaosStage> Start(string database, int clusters, int seed = 0, int drainSeconds = 0, bool isLogged = false)
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = clusters, Nodes = 2, Guests = GuestsPerCluster, InstantTasks = true });
        var environment = new Dictionary<string, string>(Api.Environment)
        {
            ["ADAPTER_READ_ONLY"] = "false",
            ["OMADA_READ_ONLY"] = "false",
            ["HYPERVISOR_CONNECTION_STRING"] = database,
            ["HYPERVISOR_MASTER_KEY"] = Keys.NewMasterKey(),
            ["HYPERVISOR_DRAIN_SECONDS"] = $"{drainSeconds}",
            ["HYPERVISOR_CLUSTER_REQUESTS"] = "6000",
        };
        if (isLogged)
        {
            environment["Logging__LogLevel__Orleans.Runtime.MembershipService"] = "Information";
            environment["Logging__LogLevel__Orleans.Runtime.GrainDirectory"] = "Information";
        }

        var stage = new ChaosStage(fleet, [.. Enumerable.Range(0, 3).Select(_ => SiloProcess.Start(environment: environment))], seed);
        try
        {
            await stage.Begin();
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public IReadOnlyList<string> All => [.. silos.Select(silo => silo.Url)];

    /// <summary>The addresses of silos that nobody has killed or stopped.</summary>
    public string[] Living() => [.. silos.Where((_, index) => isUp[index]).Select(silo => silo.Url)];

    /// <returns>How long until the others served every cluster again.</returns>
    public async Task<(TimeSpan Took, string Before)> Kill(int index, TimeSpan downFor)
    {
        isUp[index] = false;
        var since = TimeProvider.System.GetTimestamp();
        await silos[index].Kill();
        var takeover = await Watch().UntilServed(since);
        await Task.Delay(downFor, TimeProvider.System);
        await Return(index);
        return takeover;
    }

    /// <summary>It hangs, as a machine that swaps or a virtual machine that is paused.</summary>
    /// <returns>How long until the others served every cluster again, or it did itself.</returns>
    public async Task<(TimeSpan Took, string Before, bool Ended)> Freeze(int index, TimeSpan lasting)
    {
        isUp[index] = false;
        var since = TimeProvider.System.GetTimestamp();
        silos[index].Signal("STOP");
        var serving = Watch().UntilServed(since);
        await Task.Delay(lasting, TimeProvider.System);
        silos[index].Signal("CONT");
        var takeover = await serving;

        // The others may have declared it dead: then it ends by itself, as it should, and its supervisor starts it again.
        var ended = await silos[index].HasEnded(TimeSpan.FromSeconds(15));
        if (ended)
        {
            await Return(index);
        }

        await silos[index].UntilReady();
        isUp[index] = true;
        return (takeover.Took, takeover.Before, ended);
    }

    /// <summary>One alone has no majority against the two.</summary>
    /// <returns>How long until the last one served every cluster.</returns>
    public async Task<(TimeSpan Took, string Before)> KillTwo()
    {
        (isUp[1], isUp[2]) = (false, false);
        var since = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(silos[1].Kill(), silos[2].Kill());
        return await Watch().UntilServed(since);
    }

    /// <summary>All at once, and all again.</summary>
    /// <returns>How long from the first start until every cluster was served.</returns>
    public async Task<(TimeSpan Took, string Before)> KillAll()
    {
        await Task.WhenAll(silos.Select(silo => silo.Kill()));
        var since = TimeProvider.System.GetTimestamp();
        foreach (var silo in silos)
        {
            silo.Restart();
        }

        var restart = await Watch().UntilServed(since);

        // Some serve all clusters while the last one is still starting.
        await Task.WhenAll(silos.Select(silo => silo.UntilReady()));
        return restart;
    }

    /// <summary>SIGTERM, and a new process of the same silo as soon as the old one has ended.</summary>
    /// <param name="program">Of another version; null: what it ran.</param>
    /// <returns>The code it ended with.</returns>
    public async Task<int> Replace(int index, string? program = null)
    {
        silos[index].Signal("TERM");
        isUp[index] = false;
        var code = await silos[index].ExitCode();
        silos[index].Program = program ?? silos[index].Program;
        await Return(index);
        return code;
    }

    public async Task Calm()
    {
        foreach (var cluster in Fleet.Clusters)
        {
            await cluster.Faults.Clear();
        }
    }

    /// <summary>What the silos wrote of requests that they could not answer, for a test that fails.</summary>
    public string Complaints() => string.Join('\n', silos.SelectMany(silo => silo.Output.Split('\n')).Where(line => line.Contains("is not answered now", StringComparison.Ordinal) || line.Contains("is moving", StringComparison.Ordinal)));

    /// <summary>Everything that the silos wrote, a file each, beside the report.</summary>
    public void KeepLogs(string report)
    {
        for (var index = 0; index < silos.Length; index++)
        {
            File.WriteAllText($"{report}.silo{index}.log", silos[index].Output);
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

    private async Task Begin()
    {
        await Task.WhenAll(silos.Select(silo => silo.UntilReady()));
        using var api = await Api.SignIn(silos[0].Url);
        foreach (var cluster in Fleet.Clusters)
        {
            Clusters[await api.Register(cluster)] = cluster;
        }

        Token = api.Token;
    }

    private ClusterWatch Watch() => new(Living, Token, Clusters.Keys);

    private async Task Return(int index)
    {
        silos[index].Restart();
        await silos[index].UntilReady();
        isUp[index] = true;
    }
}
