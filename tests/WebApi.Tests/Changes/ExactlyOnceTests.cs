using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>Answers that get lost, requests that don't arrive, and callers that come at once.</summary>
public sealed class ExactlyOnceTests(SharedWrites shared) : IClassFixture<SharedWrites>
{
    [Fact]
    public async Task A_task_whose_answer_was_lost_is_found_and_followed_and_not_started_again()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: false });
        fixture.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", PathPrefix = $"/nodes/{guest.NodeName}/qemu/{guest.Vmid}/status/start", Count = 1, TakesEffect = true });
        var id = Guid.NewGuid();

        await fixture.As(id, change => change.Execute(fixture.Change("proxmox.vm.start", new(guest.NodeName, GuestType.Qemu, guest.Vmid)), confirmed: false));

        var ended = await fixture.Watch.Ended(id);
        ended.Status.ShouldBe(ChangeStatus.Applied, ended.FailureReason);
        ended.Upid.ShouldBe(Started(fixture, "qmstart", guest.Vmid).ShouldHaveSingleItem());
        Asked(fixture, "POST /nodes/{node}/qemu/{vmid}/status/start").ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_never_arrived_is_unknown_until_that_is_certain_and_then_failed()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: false });
        fixture.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", PathPrefix = $"/nodes/{guest.NodeName}/qemu/{guest.Vmid}/status/start", Count = 1 });
        var id = Guid.NewGuid();

        var doubtful = await fixture.As(id, change => change.Execute(fixture.Change("proxmox.vm.start", new(guest.NodeName, GuestType.Qemu, guest.Vmid)), confirmed: false));
        doubtful.Status.ShouldBe(ChangeStatus.Unknown);
        doubtful.FailureReason.ShouldNotBeNull();

        fixture.Clusters.App.Clock.Advance(TimeSpan.FromMinutes(2));
        var known = await fixture.As(id, change => change.Reconcile());
        known.Status.ShouldBe(ChangeStatus.Failed);
        known.FailureReason.ShouldNotBeNull().ShouldStartWith("It was not carried out");
        Started(fixture, "qmstart", guest.Vmid).ShouldBeEmpty();
        Asked(fixture, "POST /nodes/{node}/qemu/{vmid}/status/start").ShouldBe(1);
    }

    [Fact]
    public async Task An_earlier_task_of_the_same_kind_is_not_taken_for_the_lost_one()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var target = new CommandTarget(guest.NodeName, GuestType.Qemu, guest.Vmid);
        var first = Guid.NewGuid();
        await fixture.As(first, change => change.Execute(fixture.Change("proxmox.vm.reset", target), confirmed: false));
        (await fixture.Watch.Ended(first)).Status.ShouldBe(ChangeStatus.Applied);

        fixture.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", PathPrefix = $"/nodes/{guest.NodeName}/qemu/{guest.Vmid}/status/reset", Count = 1 });
        var second = await fixture.As(Guid.NewGuid(), change => change.Execute(fixture.Change("proxmox.vm.reset", target), confirmed: false));

        second.Status.ShouldBe(ChangeStatus.Unknown);
        second.Upid.ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_who_apply_at_once_one_wins_and_the_other_is_told_so()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var id = Guid.NewGuid();
        await fixture.As(id, change => change.Stage(fixture.Change("proxmox.vm.stop", new(guest.NodeName, GuestType.Qemu, guest.Vmid))));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await fixture.As(id, change => change.Apply(confirmed: false));
                return "applied";
            }
            catch (FleetException refused)
            {
                return refused.Code;
            }
        }));

        outcomes.Order().ShouldBe(["applied", "change_state", "change_state", "change_state"]);
        await fixture.Watch.Ended(id);
        Asked(fixture, "POST /nodes/{node}/qemu/{vmid}/status/stop").ShouldBe(1);
    }

    [Fact]
    public async Task The_same_request_under_the_same_id_is_the_same_change_and_another_one_is_refused()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var target = new CommandTarget(guest.NodeName, GuestType.Qemu, guest.Vmid);
        var id = Guid.NewGuid();
        await fixture.As(id, change => change.Execute(fixture.Change("proxmox.snapshot.create", target, """{"snapname":"one"}"""), confirmed: false));

        var again = await fixture.As(id, change => change.Execute(fixture.Change("proxmox.snapshot.create", target, """{"snapname":"one"}"""), confirmed: false));
        var other = await Should.ThrowAsync<FleetException>(() => fixture.As(id, change => change.Execute(fixture.Change("proxmox.snapshot.create", target, """{"snapname":"two"}"""), confirmed: false)));

        again.Id.ShouldBe(id);
        other.Code.ShouldBe("idempotency_key_reused");
        await fixture.Watch.Ended(id);
        Asked(fixture, "POST /nodes/{node}/qemu/{vmid}/snapshot").ShouldBe(1);
    }

    [Fact]
    public async Task Two_hundred_changes_on_fifty_guests_meet_no_lock_and_keep_their_order()
    {
        await using var fixture = await ChangeableCluster.Start(guests: 60, settings: [("Hypervisor:ClusterRequests", "6000"), ("Hypervisor:ClusterConnections", "4")]);
        var guests = fixture.Cluster.Guests.All.Where(guest => !guest.IsTemplate).Take(50).ToList();
        string[] actions = ["stop", "start", "reboot", "shutdown"];
        foreach (var guest in guests.Where(guest => !guest.IsRunning))
        {
            fixture.Cluster.Guests.Start(guest.Vmid);
        }

        // Eight callers; each takes the next guest and sends its four changes in order, without waiting for any to end.
        var next = -1;
        var staged = new List<(int Vmid, Guid Change)>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var index && index < guests.Count)
            {
                var guest = guests[index];
                foreach (var action in actions)
                {
                    var id = Guid.NewGuid();
                    var target = new CommandTarget(guest.NodeName, guest.IsContainer ? GuestType.Lxc : GuestType.Qemu, guest.Vmid);
                    lock (staged)
                    {
                        staged.Add((guest.Vmid, id));
                    }

                    await fixture.As(id, change => change.Execute(fixture.Change($"proxmox.{(guest.IsContainer ? "container" : "vm")}.{action}", target), confirmed: false));
                }
            }
        }));

        var ended = await Task.WhenAll(staged.Select(item => fixture.Watch.Ended(item.Change)));
        ended.Where(change => change.Status != ChangeStatus.Applied).Select(change => $"{change.Feature} {change.Target}: {change.FailureReason}").ShouldBeEmpty();
        foreach (var guest in staged.GroupBy(item => item.Vmid))
        {
            var order = ended.Where(change => change.Target.Vmid == guest.Key).OrderBy(change => change.Attempts[^1].IntendedAt).Select(change => change.Id);
            order.ShouldBe(guest.Select(item => item.Change));
        }
    }

    private static List<string> Started(ChangeableCluster fixture, string type, int vmid) =>
        [.. fixture.Cluster.TaskHistory.Select(task => Upid.Parse(task.Upid)).Where(task => task.Type == type && task.Id == $"{vmid}").Select(task => task.ToString())];

    private static long Asked(ChangeableCluster fixture, string route) => fixture.Cluster.Counters[route];
}
