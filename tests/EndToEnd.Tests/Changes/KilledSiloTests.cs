using System.Text.Json;
using Hypervisor.Proxmox;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>
/// The silo is killed with SIGKILL at each step of the way of a change, and started again. The cluster counts: each change was carried out
/// once, or is honestly unknown; never twice, and none is lost.
/// </summary>
public sealed class KilledSiloTests
{
    private const string Start = "POST /nodes/{node}/qemu/{vmid}/status/start";

    private static readonly Dictionary<string, string> Writing = new(Api.Environment) { ["ADAPTER_READ_ONLY"] = "false", ["OMADA_READ_ONLY"] = "false", ["HYPERVISOR_SETTLING_SECONDS"] = "15" };

    [Fact]
    public async Task Before_the_intent_is_kept_the_change_is_sent_after_all()
    {
        await using var scene = await Scene.Start();
        using var held = scene.Cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "GET", PathPrefix = $"/nodes/{scene.Machine.NodeName}/tasks" });
        var change = await scene.Apply(() => scene.Cluster.Counters["GET /nodes/{node}/tasks"] > 0);

        await scene.KillAndRestart(held);

        (await scene.Ended(change)).GetProperty("status").GetString().ShouldBe("applied");
        scene.Started().ShouldHaveSingleItem();
        scene.Cluster.Counters[Start].ShouldBe(1);
    }

    [Fact]
    public async Task After_the_intent_what_never_arrived_is_unknown_and_not_sent_again()
    {
        await using var scene = await Scene.Start();
        using var held = scene.Cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "POST", PathPrefix = $"/nodes/{scene.Machine.NodeName}/qemu" });
        var change = await scene.Apply(() => scene.Cluster.Counters[Start] > 0);

        await scene.KillAndRestart(held);

        var unknown = await scene.Api.Until("hypervisor/changes?status=unknown", list => list.GetProperty("items").GetArrayLength() > 0);
        unknown.GetProperty("items")[0].GetProperty("failure_reason").GetString().ShouldNotBeNullOrEmpty();
        (await scene.Ended(change)).GetProperty("failure_reason").GetString().ShouldNotBeNull().ShouldStartWith("It was not carried out");
        scene.Started().ShouldBeEmpty();
        scene.Cluster.Counters[Start].ShouldBe(1);
    }

    [Fact]
    public async Task After_it_was_sent_and_before_its_task_was_known_the_task_is_found()
    {
        await using var scene = await Scene.Start();
        using var held = scene.Cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "POST", PathPrefix = $"/nodes/{scene.Machine.NodeName}/qemu", TakesEffect = true });
        var change = await scene.Apply(() => scene.Started().Count > 0);

        await scene.KillAndRestart(held);

        var ended = await scene.Ended(change);
        ended.GetProperty("status").GetString().ShouldBe("applied", ended.GetRawText());
        ended.GetProperty("upid").GetString().ShouldBe(scene.Started().ShouldHaveSingleItem());
        scene.Cluster.Counters[Start].ShouldBe(1);
    }

    [Fact]
    public async Task After_the_task_was_known_it_is_followed_to_its_end()
    {
        await using var scene = await Scene.Start(TimeSpan.FromSeconds(6));
        var change = await scene.Apply(() => scene.Started().Count > 0);
        await scene.Api.Until($"hypervisor/changes/{change}", state => state.GetProperty("upid").ValueKind == JsonValueKind.String);

        await scene.KillAndRestart(null);

        (await scene.Ended(change)).GetProperty("status").GetString().ShouldBe("applied");
        scene.Started().ShouldHaveSingleItem();
        scene.Cluster.Counters[Start].ShouldBe(1);
    }

    [Fact]
    public async Task At_the_end_of_the_task_its_outcome_is_learned_later()
    {
        await using var scene = await Scene.Start();
        using var held = scene.Cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "GET", PathPrefix = "/cluster/tasks" });
        var change = await scene.Apply(() => scene.Started().Count > 0);
        await scene.Api.Until($"hypervisor/changes/{change}", state => state.GetProperty("upid").ValueKind == JsonValueKind.String);

        await scene.KillAndRestart(held);

        (await scene.Ended(change)).GetProperty("status").GetString().ShouldBe("applied");
        scene.Cluster.Counters[Start].ShouldBe(1);
    }

    [Fact]
    public async Task A_synchronous_change_whose_answer_was_lost_is_seen_in_the_configuration()
    {
        await using var scene = await Scene.Start();
        using var held = scene.Cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "PUT", PathPrefix = $"/nodes/{scene.Container.NodeName}/lxc", TakesEffect = true });
        var change = await scene.Configure(() => scene.Cluster.Counters["PUT /nodes/{node}/lxc/{vmid}/config"] > 0);

        await scene.KillAndRestart(held);

        var ended = await scene.Ended(change);
        ended.GetProperty("status").GetString().ShouldBe("applied", ended.GetRawText());
        scene.Cluster.Counters["PUT /nodes/{node}/lxc/{vmid}/config"].ShouldBe(1);
    }

    [Fact]
    public async Task A_synchronous_change_that_never_arrived_is_not_sent_again()
    {
        await using var scene = await Scene.Start();
        using var held = scene.Cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "PUT", PathPrefix = $"/nodes/{scene.Container.NodeName}/lxc" });
        var change = await scene.Configure(() => scene.Cluster.Counters["PUT /nodes/{node}/lxc/{vmid}/config"] > 0);

        await scene.KillAndRestart(held);

        var ended = await scene.Ended(change);
        ended.GetProperty("status").GetString().ShouldBe("failed", ended.GetRawText());
        scene.Cluster.Counters["PUT /nodes/{node}/lxc/{vmid}/config"].ShouldBe(1);
    }

    [Theory]
    [InlineData(true, "applied")]
    [InlineData(false, "failed")]
    public async Task A_thing_that_was_to_be_made_is_looked_for(bool wasMade, string status)
    {
        await using var scene = await Scene.Start();
        using var held = scene.Cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "POST", PathPrefix = "/cluster/sdn/zones", TakesEffect = wasMade });
        var change = await scene.MakeZone(() => scene.Cluster.Counters["POST /cluster/sdn/zones"] > 0);

        await scene.KillAndRestart(held);

        var ended = await scene.Ended(change);
        ended.GetProperty("status").GetString().ShouldBe(status, ended.GetRawText());
        scene.Cluster.Counters["POST /cluster/sdn/zones"].ShouldBe(1);
    }

    private sealed class Scene : IAsyncDisposable
    {
        private readonly SimulatedFleet fleet;
        private readonly SiloProcess silo;
        private readonly Guid controller;

        private Scene(SimulatedFleet fleet, SiloProcess silo, Api api, Guid controller) => (this.fleet, this.silo, Api, this.controller) = (fleet, silo, api, controller);

        public Api Api { get; private set; }

        public SimulatedCluster Cluster => fleet.Clusters[0];

        public SimulatedGuest Machine => Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsTemplate: false } && guest.Vmid == machine);

        public SimulatedGuest Container => Cluster.Guests.All.First(guest => guest.IsContainer);

        private int machine;

        public static async Task<Scene> Start(TimeSpan? taskDuration = null)
        {
            var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 20, InstantTasks = taskDuration is null, TaskDuration = taskDuration ?? TimeSpan.FromSeconds(2) });
            var silo = await SiloProcess.StartReady(environment: Writing);
            var api = await Api.SignIn(silo.Url);
            var scene = new Scene(fleet, silo, api, await api.Register(fleet.Clusters[0]));
            scene.machine = scene.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: false, IsTemplate: false }).Vmid;
            scene.Cluster.Counters.Reset();
            return scene;
        }

        /// <summary>Stages the start of a machine and begins to apply it, until the cluster has seen what the test waits for.</summary>
        public Task<Guid> Apply(Func<bool> seen) => Begin("vm", "proxmox.vm.start", "create", new { node = Machine.NodeName, vmid = Machine.Vmid }, seen);

        public Task<Guid> Configure(Func<bool> seen) => Begin("container", "proxmox.container.config", "update", new { node = Container.NodeName, vmid = Container.Vmid, description = "ours" }, seen);

        public Task<Guid> MakeZone(Func<bool> seen) => Begin("sdn", "proxmox.sdn.zone", "create", new { zone = "probe", type = "simple" }, seen);

        public List<string> Started() => [.. Cluster.TaskHistory.Select(task => task.Upid).Where(upid => Upid.Parse(upid) is { Type: "qmstart" } task && task.Id == $"{machine}")];

        /// <param name="held">What kept the silo waiting; it ends while nobody is there.</param>
        public async Task KillAndRestart(IDisposable? held)
        {
            await silo.Kill();
            held?.Dispose();
            silo.Restart();
            await silo.UntilReady();
            Api.Dispose();
            Api = await Api.SignIn(silo.Url);
            await Api.Get("hypervisor/fleet/dashboard");
        }

        /// <summary>Nobody looks at the change itself, only at the list of all: that somebody wants to see its cluster brings it back, long before its reminder.</summary>
        public async Task<JsonElement> Ended(Guid change)
        {
            await Api.Until("hypervisor/changes?status=applied,failed", list => list.GetProperty("items").EnumerateArray().Any(ended => ended.GetProperty("id").GetGuid() == change), patience: TimeSpan.FromSeconds(45));
            return await Api.Get($"hypervisor/changes/{change}");
        }

        public async ValueTask DisposeAsync()
        {
            Api.Dispose();
            await silo.DisposeAsync();
            await fleet.DisposeAsync();
        }

        private async Task<Guid> Begin(string router, string feature, string operation, object payload, Func<bool> seen)
        {
            var change = (await Api.Send(HttpMethod.Post, $"gateway-proxmox-{router}/{controller}/changes/{feature}?operation={operation}", new { payload })).GetProperty("id").GetGuid();
            Cluster.Counters.Reset();

            // Its answer may never come: the silo is killed meanwhile.
            _ = Api.Send(HttpMethod.Post, $"hypervisor/changes/{change}/apply", new { confirmed = true }).ContinueWith(_ => { }, TaskScheduler.Default);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!seen())
            {
                await beat.WaitForNextTickAsync(patience.Token);
            }

            return change;
        }
    }
}
