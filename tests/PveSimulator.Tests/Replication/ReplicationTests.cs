using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

public sealed class ReplicationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_job_syncs_by_its_schedule()
    {
        var time = new FakeTimeProvider(Noon.AddMinutes(-2));
        await using var fleet = await Start(time);
        var id = fleet.Clusters[0].Replication.Add(100, "pve2", "*/15");
        using var client = new TestClient(fleet.Clusters[0]);

        (await Status(client, id))["last_sync"]!.GetValue<long>().ShouldBe(0);
        time.Advance(TimeSpan.FromMinutes(20));

        var status = await Status(client, id);
        status["last_sync"]!.GetValue<long>().ShouldBe(Noon.AddMinutes(15).ToUnixTimeSeconds());
        status["next_sync"]!.GetValue<long>().ShouldBe(Noon.AddMinutes(30).ToUnixTimeSeconds());
        status["fail_count"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_job_is_tried_again_later_and_later()
    {
        var time = new FakeTimeProvider(Noon);
        await using var fleet = await Start(time);
        var replication = fleet.Clusters[0].Replication;
        var id = replication.Add(100, "pve2");
        time.Advance(TimeSpan.FromMinutes(20));
        replication.Fail(id, "no space left");
        time.Advance(TimeSpan.FromMinutes(16));
        using var client = new TestClient(fleet.Clusters[0]);

        var status = await Status(client, id);
        status["fail_count"]!.GetValue<int>().ShouldBe(3);
        status["error"]!.GetValue<string>().ShouldBe("no space left");
        status["last_sync"]!.GetValue<long>().ShouldBe(Noon.AddMinutes(15).ToUnixTimeSeconds());
        status["next_sync"]!.GetValue<long>().ShouldBe(Noon.AddMinutes(50).ToUnixTimeSeconds());
        (await client.Get($"/nodes/pve1/replication/{id}/log"))!.AsArray()[^1]!["t"]!.GetValue<string>().ShouldEndWith("no space left");
        replication.Recover(id);
        (await Status(client, id))["error"].ShouldBeNull();
    }

    [Fact]
    public async Task A_job_that_is_wanted_now_syncs_now()
    {
        var time = new FakeTimeProvider(Noon.AddMinutes(7));
        await using var fleet = await Start(time);
        var id = fleet.Clusters[0].Replication.Add(100, "pve2", "22:30");
        using var client = new TestClient(fleet.Clusters[0]);

        using (var accepted = await client.Send("POST", $"/nodes/pve1/replication/{id}/schedule_now", "")) ((int)accepted.StatusCode).ShouldBe(200);

        (await Status(client, id))["last_sync"]!.GetValue<long>().ShouldBe(Noon.AddMinutes(7).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_job_turns_round_with_its_guest()
    {
        await using var fleet = await Start();
        var cluster = fleet.Clusters[0];
        var id = cluster.Replication.Add(100, "pve2");
        using var client = new TestClient(cluster);

        cluster.Guests.Move(100, "pve2");

        (await client.Get("/nodes/pve1/replication"))!.AsArray().ShouldBeEmpty();
        var job = (await client.Get($"/cluster/replication/{id}"))!;
        (job["source"]!.GetValue<string>(), job["target"]!.GetValue<string>()).ShouldBe(("pve2", "pve1"));
    }

    [Fact]
    public async Task Only_disks_on_ZFS_are_replicated()
    {
        await using var fleet = await Start();
        var guests = fleet.Clusters[0].Guests;
        guests.Configure(100, "scsi0", "local-lvm:vm-100-disk-0,size=8G");
        using var client = new TestClient(fleet.Clusters[0]);
        const string Form = "id=100-0&target=pve2&type=local&schedule=*/30";

        using (var refused = await client.Send("POST", "/cluster/replication", Form)) refused.ReasonPhrase.ShouldBe("missing replicate feature on volume 'local-lvm:vm-100-disk-0'");
        guests.Configure(100, "scsi0", "local-zfs:vm-100-disk-0,size=8G");
        using (var accepted = await client.Send("POST", "/cluster/replication", Form)) ((int)accepted.StatusCode).ShouldBe(200);

        (await client.Get("/cluster/replication"))!.AsArray().Single()!["schedule"]!.GetValue<string>().ShouldBe("*/30");
        using var deleted = await client.Send("DELETE", "/nodes/pve1/qemu/100");
        deleted.ReasonPhrase.ShouldBe("There is a replication job '100-0' for guest '100' - Please remove that first.");
    }

    [Theory]
    [InlineData("*/15", "2026-11-23T12:15")]
    [InlineData("22:30", "2026-11-23T22:30")]
    [InlineData("8..10:0/20", "2026-11-24T08:00")]
    [InlineData("sat,sun 03:00", "2026-11-28T03:00")]
    [InlineData("fri..mon 03:00", "2026-11-27T03:00")]
    [InlineData("tuesday", "2026-11-24T00:00")]
    public void A_schedule_tells_when_it_is_next(string schedule, string next) =>
        new ReplicationSchedule(schedule).After(Noon)!.Value.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(next);

    [Theory]
    [InlineData("soon")]
    [InlineData("25:00")]
    [InlineData("*/x")]
    [InlineData("1 2 3")]
    public void Nonsense_is_no_schedule(string schedule) => SimulatedReplication.IsSchedule(schedule).ShouldBeFalse();

    private static async Task<SimulatedFleet> Start(TimeProvider? time = null)
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 }, time);
        fleet.Clusters[0].Guests.Create(new GuestSpec(100, "pve1"));
        return fleet;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> Status(TestClient client, string id) => (await client.Get($"/nodes/pve1/replication/{id}/status"))!;
}
