using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

public sealed class PowerTests
{
    [Fact]
    public async Task A_guest_runs_once_its_start_task_has_ended()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 }, time);
        var cluster = fleet.Clusters[0];
        cluster.Guests.Create(new GuestSpec(100, "pve2") { Name = "web-01" });
        using var client = new TestClient(cluster);

        var upid = await client.Start("/nodes/pve2/qemu/100/status/start");
        (await client.Status(upid))["status"]!.GetValue<string>().ShouldBe("running");
        cluster.Guests.Find(100)!.IsRunning.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(3));

        (await client.Status(upid))["exitstatus"]!.GetValue<string>().ShouldBe("OK");
        (await client.Get("/nodes/pve2/qemu/100/status/current"))!["status"]!.GetValue<string>().ShouldBe("running");
    }

    [Fact]
    public async Task Starting_a_running_guest_fails_in_its_task()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, InstantTasks = true });
        fleet.Clusters[0].Guests.Create(new GuestSpec(100, "pve1") { IsRunning = true });
        using var client = new TestClient(fleet.Clusters[0]);

        var upid = await client.Start("/nodes/pve1/qemu/100/status/start");

        (await client.Status(upid))["exitstatus"]!.GetValue<string>().ShouldBe("VM 100 already running");
    }

    [Fact]
    public async Task Tasks_of_one_guest_run_one_after_the_other()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 }, time);
        fleet.Clusters[0].Guests.Create(new GuestSpec(100, "pve1"));
        using var client = new TestClient(fleet.Clusters[0]);

        var start = await client.Start("/nodes/pve1/qemu/100/status/start");
        var stop = await client.Start("/nodes/pve1/qemu/100/status/stop");
        time.Advance(TimeSpan.FromSeconds(2.5));
        (await client.Status(start))["status"]!.GetValue<string>().ShouldBe("stopped");
        (await client.Status(stop))["status"]!.GetValue<string>().ShouldBe("running");
        time.Advance(TimeSpan.FromSeconds(2));

        (await client.Status(stop))["exitstatus"]!.GetValue<string>().ShouldBe("OK");
        fleet.Clusters[0].Guests.Find(100)!.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_migrated_guest_answers_on_its_new_node_alone()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, InstantTasks = true });
        fleet.Clusters[0].Guests.Create(new GuestSpec(100, "pve1"));
        using var client = new TestClient(fleet.Clusters[0]);

        await client.Start("/nodes/pve1/qemu/100/migrate", "target=pve3");

        (await client.Get("/nodes/pve3/qemu/100/config")).ShouldNotBeNull();
        using var old = await client.Send("GET", "/nodes/pve1/qemu/100/config");
        old.ReasonPhrase.ShouldBe("Configuration file 'nodes/pve1/qemu-server/100.conf' does not exist");
    }

    [Fact]
    public async Task Counters_of_a_running_guest_never_fall()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 }, time);
        fleet.Clusters[0].Guests.Create(new GuestSpec(100, "pve1") { IsRunning = true });
        using var client = new TestClient(fleet.Clusters[0]);
        long last = -1;
        for (var minute = 0; minute < 20; minute++)
        {
            var received = (await client.Get("/nodes/pve1/qemu/100/status/current"))!["netin"]!.GetValue<long>();
            received.ShouldBeGreaterThan(last);
            last = received;
            time.Advance(TimeSpan.FromMinutes(1));
        }
    }
}
