using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

public sealed class BackupTests
{
    [Theory]
    [InlineData("sun 01:00", "2026-11-29T01:00")]
    [InlineData("21:00", "2026-11-25T21:00")]
    [InlineData("mon..fri 8..17:0/30", "2026-11-25T12:30")]
    [InlineData("*-*-1 04:00", "2026-12-01T04:00")]
    [InlineData("sat,sun 3:15", "2026-11-28T03:15")]
    [InlineData("daily", "2026-11-26T00:00")]
    [InlineData("*/15", "2026-11-25T12:15")]
    public void Finds_when_a_schedule_is_next(string schedule, string next) =>
        CalendarEvent.Parse(schedule)!.Next(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero))!.Value.ToString("yyyy-MM-ddTHH:mm").ShouldBe(next);

    [Theory]
    [InlineData("every full moon")]
    [InlineData("25:00")]
    [InlineData("sunnyday 01:00")]
    [InlineData("")]
    public void Knows_what_is_no_schedule(string schedule) => CalendarEvent.Parse(schedule).ShouldBeNull();

    [Fact]
    public async Task Pruning_keeps_what_the_rules_and_protection_say()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, InstantTasks = true }, time);
        var cluster = fleet.Clusters[0];
        cluster.Guests.Create(new GuestSpec(100, "pve1"));
        using var client = new TestClient(cluster);
        for (var n = 0; n < 5; n++)
        {
            await client.Start("/nodes/pve1/vzdump", $"vmid=100&storage=nfs-backup&protected={(n == 0 ? 1 : 0)}");
            time.Advance(TimeSpan.FromHours(12));
        }
        const string path = "/nodes/pve2/storage/nfs-backup/prunebackups?vmid=100&prune-backups=keep-last%3D1%2Ckeep-daily%3D1";

        var marks = (await client.Get(path))!.AsArray().OrderBy(entry => entry!["ctime"]!.GetValue<long>()).Select(entry => entry!["mark"]!.GetValue<string>()).ToList();
        using var pruned = await client.Send("DELETE", path);

        marks.ShouldBe(["protected", "remove", "keep", "remove", "keep"]);
        ((int)pruned.StatusCode).ShouldBe(200);
        (await client.Get("/nodes/pve1/storage/nfs-backup/content?content=backup&vmid=100"))!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_guest_in_no_job_is_not_backed_up()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        foreach (var vmid in new[] { 100, 101 }) fleet.Clusters[0].Guests.Create(new GuestSpec(vmid, "pve1"));
        using var client = new TestClient(fleet.Clusters[0]);
        using var created = await client.Send("POST", "/cluster/backup", "id=mine&schedule=21%3A00&storage=nfs-backup&vmid=100&enabled=0");

        var uncovered = (await client.Get("/cluster/backup-info/not-backed-up"))!.AsArray();

        ((int)created.StatusCode).ShouldBe(200);
        uncovered.Select(entry => entry!["vmid"]!.GetValue<int>()).ShouldBe([101]);
    }

    [Fact]
    public async Task The_fleet_has_as_many_backups_as_asked_for_and_the_same_from_each_node()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 100, BackupsPerGuest = 10 });
        using var client = new TestClient(fleet.Clusters[0]);

        var first = (await client.Get("/nodes/pve1/storage/nfs-backup/content?content=backup"))!.AsArray();
        var second = (await client.Get("/nodes/pve3/storage/nfs-backup/content?content=backup"))!.AsArray();

        first.GroupBy(entry => entry!["vmid"]!.GetValue<int>()).ShouldAllBe(group => group.Count() == 10);
        first.Count.ShouldBeInRange(600, 990);
        second.ToJsonString().ShouldBe(first.ToJsonString());
    }
}
