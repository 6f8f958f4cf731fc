using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class GuestGrainTests
{
    [Fact]
    public async Task Each_difference_is_an_entry()
    {
        await using var fleet = await TestFleet.Start();
        var guest = Guest(fleet, 100);
        var before = Samples.Guest();

        await guest.Observe(before, before with { Status = "stopped", Node = "pve2", CpuCores = 8, MemoryBytes = 16L << 30, Tags = ["prod"] }, [], Samples.Noon);

        (await guest.Timeline(null, 50)).Select(entry => entry.Summary).ShouldBe(
            ["tags prod, web → prod", "memory 8 GiB → 16 GiB", "cores 4 → 8", "running → stopped", "pve1 → pve2"]);
    }

    [Fact]
    public async Task Being_told_twice_adds_nothing()
    {
        await using var fleet = await TestFleet.Start();
        var guest = Guest(fleet, 100);
        var task = new ObservedTask("UPID:pve1:1", "qmstop", "ann@pve", "OK", Samples.Noon);

        for (var time = 0; time < 2; time++)
        {
            await guest.Observe(Samples.Guest(), Samples.Guest() with { Status = "stopped" }, [task], Samples.Noon);
        }

        (await guest.Timeline(null, 50)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_guest_that_goes_and_comes_again_is_told_as_both()
    {
        await using var fleet = await TestFleet.Start();
        var guest = Guest(fleet, 100);

        await guest.Observe(Samples.Guest(), null, [], Samples.Noon);
        await guest.Observe(null, Samples.Guest(), [], Samples.Noon);

        (await guest.Timeline(null, 50)).Select(entry => entry.Kind).ShouldBe([TimelineKind.Created, TimelineKind.Removed]);
    }

    [Fact]
    public async Task Pages_go_back_by_id()
    {
        await using var fleet = await TestFleet.Start();
        var guest = Guest(fleet, 100);
        for (var cores = 5; cores <= 14; cores++)
        {
            await guest.Observe(Samples.Guest(), Samples.Guest() with { CpuCores = cores }, [], Samples.Noon);
        }

        var newest = await guest.Timeline(null, 4);
        var next = await guest.Timeline(newest[^1].Id, 100);

        newest.Concat(next).Select(entry => entry.Id).ShouldBe(Enumerable.Range(1, 10).Reverse().Select(id => (long)id));
    }

    private static IGuestGrain Guest(TestFleet fleet, int vmid) => fleet.Grains.GetGrain<IGuestGrain>(GrainKeys.Guest(Samples.Controller, vmid));
}
