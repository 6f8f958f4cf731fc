using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;
using Orleans.Core.Internal;

namespace Hypervisor.Grains.Tests;

/// <summary>A silo's death and a silo that stops end activations all over the cluster, whatever they are at.</summary>
public sealed class ControllerLeavingTests
{
    /// <summary>Far less than a cluster is waited for.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Who_asks_for_a_controller_that_moves_does_not_wait_for_its_hung_cluster()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        using var hang = fleet.Cluster.Faults.Add(new Fault(FaultKind.Hang));
        var read = fleet.Grains.GetGrain<INodeReads>(GrainKeys.Controller(id)).Services("pve1");
        var sync = fleet.Controller(id).Sync();
        await fleet.Controller(id).Describe();

        await fleet.Controller(id).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        (await fleet.Inventory(id).Dashboard().WaitAsync(Soon)).TotalNodes.ShouldBeGreaterThan(0);
        (await Should.ThrowAsync<FleetException>(() => read.WaitAsync(Soon))).Code.ShouldBe("reconnecting");
        (await sync.WaitAsync(Soon)).Status.ShouldBe("failed");
    }

    [Fact]
    public async Task A_silo_that_stops_does_not_wait_for_a_hung_cluster()
    {
        var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        using var hang = fleet.Cluster.Faults.Add(new Fault(FaultKind.Hang));
        fleet.Controller(id).Sync().Ignore();
        await fleet.Controller(id).Describe();

        await fleet.DisposeAsync().AsTask().WaitAsync(Soon);
    }
}
