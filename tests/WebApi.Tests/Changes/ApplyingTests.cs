using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>From staging to the end of the task, against a cluster.</summary>
public sealed class ApplyingTests(SharedWrites shared) : IClassFixture<SharedWrites>
{
    [Fact]
    public async Task A_change_is_applied_when_its_task_ended_well()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var id = Guid.NewGuid();

        var staged = await fixture.As(id, change => change.Stage(fixture.Change("proxmox.vm.stop", new(guest.NodeName, GuestType.Qemu, guest.Vmid))));
        staged.Status.ShouldBe(ChangeStatus.Pending);
        staged.Plan.Calls.ShouldHaveSingleItem().Path.ShouldBe($"/nodes/{guest.NodeName}/qemu/{guest.Vmid}/status/stop");
        guest.IsRunning.ShouldBeTrue();

        var applying = await fixture.As(id, change => change.Apply(confirmed: false));
        applying.Upid.ShouldNotBeNull();
        var ended = await fixture.Watch.Ended(id);
        ended.Status.ShouldBe(ChangeStatus.Applied, ended.FailureReason);
        ended.Attempts.ShouldHaveSingleItem().Outcome.ShouldBe("OK");
        guest.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_synchronous_change_is_applied_at_once()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest.IsContainer);

        var done = await fixture.As(Guid.NewGuid(), change =>
            change.Execute(fixture.Change("proxmox.container.config", new(guest.NodeName, GuestType.Lxc, guest.Vmid), """{"description":"new"}""", "update"), confirmed: false));

        done.Status.ShouldBe(ChangeStatus.Applied, done.FailureReason);
    }

    [Fact]
    public async Task A_task_that_fails_makes_the_change_fail_with_its_log()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: false });
        fixture.Cluster.Faults.FailNextTask("boom");
        var id = Guid.NewGuid();

        await fixture.As(id, change => change.Execute(fixture.Change("proxmox.vm.start", new(guest.NodeName, GuestType.Qemu, guest.Vmid)), confirmed: false));

        var ended = await fixture.Watch.Ended(id);
        ended.Status.ShouldBe(ChangeStatus.Failed);
        ended.FailureReason.ShouldNotBeNull().ShouldContain("boom");
        ended.LogTail.ShouldNotBeEmpty();
    }
}
