using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>What others do to a cluster while a change waits or runs.</summary>
public sealed class BadDayTests(SharedWrites shared) : IClassFixture<SharedWrites>
{
    [Fact]
    public async Task A_task_that_somebody_else_stops_makes_the_change_fail_in_the_words_of_the_cluster()
    {
        await using var fixture = await shared.Changeable(instantTasks: false);
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var id = Guid.NewGuid();
        var begun = await fixture.As(id, change => change.Execute(fixture.Change("proxmox.backup.run", At(guest), """{"storage":"local"}"""), confirmed: false));

        await fixture.Cluster.Send(HttpMethod.Delete, $"/nodes/{guest.NodeName}/tasks/{Uri.EscapeDataString(begun.Upid.ShouldNotBeNull())}");

        var ended = await fixture.Watch.Ended(id);
        ended.Status.ShouldBe(ChangeStatus.Failed);
        ended.FailureReason.ShouldNotBeNull().ShouldContain("received interrupt");
    }

    [Fact]
    public async Task A_guest_that_moved_meanwhile_is_changed_where_it_is_now()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var (id, before) = (Guid.NewGuid(), guest.NodeName);
        await fixture.As(id, change => change.Stage(fixture.Change("proxmox.vm.stop", At(guest))));
        var other = fixture.Cluster.Nodes.All.First(node => node.Name != before).Name;
        await fixture.Cluster.Send(HttpMethod.Post, $"/nodes/{before}/qemu/{guest.Vmid}/migrate", ("target", other), ("online", "1"), ("with-local-disks", "1"));
        await fixture.Clusters.Sync(fixture.Controller);

        await fixture.As(id, change => change.Apply(confirmed: false));

        (await fixture.Watch.Ended(id)).Status.ShouldBe(ChangeStatus.Applied);
        guest.NodeName.ShouldBe(other);
        guest.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_controller_that_moves_before_anything_was_sent_leaves_the_change_to_the_next()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var id = Guid.NewGuid();
        await fixture.As(id, change => change.Stage(fixture.Change("proxmox.vm.stop", At(guest))));
        using (fixture.Cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "GET", PathPrefix = $"/nodes/{guest.NodeName}/tasks" }))
        {
            fixture.Cluster.Counters.Reset();
            var applying = fixture.As(id, change => change.Apply(confirmed: false));
            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (fixture.Cluster.Counters["GET /nodes/{node}/tasks"] == 0)
            {
                await beat.WaitForNextTickAsync();
            }

            await fixture.Clusters.App.Deactivate(fixture.Clusters.App.Grains.GetGrain<IControllerGrain>(GrainKeys.Controller(fixture.Controller)));
            (await applying).Status.ShouldBe(ChangeStatus.Applying);
        }

        (await fixture.Watch.Ended(id)).Status.ShouldBe(ChangeStatus.Applied);
        fixture.Cluster.Counters["POST /nodes/{node}/qemu/{vmid}/status/stop"].ShouldBe(1);
    }

    [Fact]
    public async Task A_guest_that_is_gone_can_not_be_changed_and_nothing_is_sent()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: false, IsTemplate: false });
        var id = Guid.NewGuid();
        await fixture.As(id, change => change.Stage(fixture.Change("proxmox.vm.start", At(guest))));
        await fixture.Cluster.Send(HttpMethod.Delete, $"/nodes/{guest.NodeName}/qemu/{guest.Vmid}");

        await fixture.Clusters.Sync(fixture.Controller);

        (await Should.ThrowAsync<FleetException>(() => fixture.As(id, change => change.Apply(confirmed: false)))).Failure.ShouldBe(Failure.NotFound);

        (await fixture.As(id, change => change.Get())).Status.ShouldBe(ChangeStatus.Pending);
        fixture.Cluster.Counters["POST /nodes/{node}/qemu/{vmid}/status/start"].ShouldBe(0);
    }

    [Fact]
    public async Task A_token_that_is_revoked_meanwhile_makes_the_change_fail_and_says_so()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        fixture.Cluster.Faults.Add(Fault.Status(401, "invalid token") with { Method = "POST", PathPrefix = $"/nodes/{guest.NodeName}/qemu/{guest.Vmid}/status/stop" });
        var id = Guid.NewGuid();

        var failed = await fixture.As(id, change => change.Execute(fixture.Change("proxmox.vm.stop", At(guest)), confirmed: false));

        failed.Status.ShouldBe(ChangeStatus.Failed);
        failed.FailureReason.ShouldNotBeNull().ShouldContain("invalid token");
        guest.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task While_the_node_of_its_task_is_down_a_change_waits_and_then_hears_how_it_ended()
    {
        await using var fixture = await shared.Changeable(instantTasks: false);
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true } && guest.NodeName != fixture.Cluster.Nodes.All[0].Name);
        var id = Guid.NewGuid();
        var begun = await fixture.As(id, change => change.Execute(fixture.Change("proxmox.backup.run", At(guest), """{"storage":"local"}"""), confirmed: false));
        begun.Status.ShouldBe(ChangeStatus.Applying);

        await fixture.Cluster.Nodes.TakeDown(guest.NodeName);
        (await fixture.As(id, change => change.Get())).Status.ShouldBe(ChangeStatus.Applying);
        await fixture.Cluster.Nodes.BringUp(guest.NodeName);

        var ended = await fixture.Watch.Ended(id);
        ended.Upid.ShouldBe(begun.Upid);
        fixture.Cluster.Counters["POST /nodes/{node}/vzdump"].ShouldBe(1);
    }

    private static CommandTarget At(SimulatedGuest guest) => new(guest.NodeName, guest.IsContainer ? GuestType.Lxc : GuestType.Qemu, guest.Vmid);
}
