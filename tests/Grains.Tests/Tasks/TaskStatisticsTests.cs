using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;
using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.Grains.Tests;

public sealed class TaskStatisticsTests
{
    [Fact]
    public async Task One_hung_cluster_of_fifty_holds_up_neither_the_others_nor_the_fleet()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 50, Nodes = 1, Guests = 2, InstantTasks = true }, clock: clock);
        var ids = await Task.WhenAll(fleet.Simulated.Clusters.Select(cluster => fleet.Register(cluster)));

        var hang = fleet.Simulated.Clusters[7].Faults.Add(new Fault(FaultKind.Hang));
        var hung = Reads(ids[7]).Services("pve1");
        var others = ids.Where(id => id != ids[7]).Select(id => Reads(id).Services("pve1")).ToList();

        (await Task.WhenAll(others)).ShouldAllBe(answer => answer.Value.Length > 5);
        await Task.WhenAll(ids.Where(id => id != ids[7]).Select(id => fleet.Grains.GetGrain<ITaskReads>(GrainKeys.Controller(id)).TaskStatistics()));
        hung.IsCompleted.ShouldBeFalse();

        var counting = fleet.Fleet.TaskStatistics(TestFleet.Caller(), null);
        var waited = await fleet.Until(() => Task.FromResult(counting.IsCompleted));
        var statistics = await counting;
        waited.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(25));
        statistics.Controllers.Keys.ShouldBe(ids.Where(id => id != ids[7]), ignoreOrder: true);
        var gap = statistics.Gaps.ShouldHaveSingleItem();
        gap.ControllerId.ShouldBe(ids[7]);
        gap.Reason.ShouldContain("did not answer");

        await fleet.Until(() => Task.FromResult(hung.IsCompleted));
        (await Should.ThrowAsync<FleetException>(() => hung)).Failure.ShouldBe(Failure.ClusterTimeout);
        hang.Dispose();
        (await Reads(ids[7]).Services("pve1")).Value.Length.ShouldBeGreaterThan(5);

        INodeReads Reads(Guid id) => fleet.Grains.GetGrain<INodeReads>(GrainKeys.Controller(id));
    }

    [Fact]
    public async Task All_nodes_that_are_online_are_counted_and_the_others_are_named()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 4, InstantTasks = true });
        var id = await fleet.Register();
        await fleet.Cluster.Nodes.TakeDown("pve3");
        await fleet.Controller(id).Sync();

        var live = await fleet.Grains.GetGrain<ITaskReads>(GrainKeys.Controller(id)).TaskStatistics();

        live.Value.Nodes.ShouldBe(["pve1", "pve2"]);
        live.Value.Gaps.ShouldHaveSingleItem().Node.ShouldBe("pve3");
        live.Value.Total.ShouldBe(live.Value.Ok + live.Value.Warning + live.Value.Error + live.Value.Running);
        live.Value.ByType.Values.Sum().ShouldBe(live.Value.Total);
    }

    [Fact]
    public async Task A_hung_node_is_named_and_the_others_are_counted()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 4, InstantTasks = true });
        var id = await fleet.Register();
        using var hang = fleet.Cluster.Faults.Add(new Fault(FaultKind.Hang) { PathPrefix = "/nodes/pve2/" });
        var nodes = fleet.Grains.GetGrain<INodeReads>(GrainKeys.Controller(id));

        var hung = nodes.Disks("pve2");
        (await nodes.Disks("pve1")).Value.ShouldNotBeEmpty();
        hung.IsCompleted.ShouldBeFalse();

        var counting = fleet.Fleet.TaskStatistics(TestFleet.Caller(), null);
        var cluster = (await counting).Controllers[id];
        cluster.Nodes.ShouldBe(["pve1", "pve3"]);
        cluster.Gaps.ShouldBe([new NodeGap("pve2", "Node 'pve2' did not answer within 8 seconds.")]);
    }

    [Fact]
    public async Task A_cluster_that_fails_is_named_with_its_error_and_never_counted_as_zeros()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 2, Nodes = 1, Guests = 2, InstantTasks = true });
        var good = await fleet.Register(fleet.Simulated.Clusters[0]);
        var bad = await fleet.Register(fleet.Simulated.Clusters[1]);
        fleet.Simulated.Clusters[1].Faults.RevokeToken();

        var statistics = await fleet.Fleet.TaskStatistics(TestFleet.Caller(), null);

        statistics.Controllers.Keys.ShouldBe([good]);
        var gap = statistics.Gaps.ShouldHaveSingleItem();
        gap.ControllerId.ShouldBe(bad);
        gap.Reason.ShouldContain("refuses the credentials");
    }
}
