using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

public sealed class NodeTests
{
    [Fact]
    public async Task A_reboot_stops_the_guests_and_starts_those_that_start_with_the_node()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 }, time);
        var cluster = fleet.Clusters[0];
        cluster.Guests.Create(new GuestSpec(100, "pve2") { IsRunning = true, Options = new Dictionary<string, string> { ["onboot"] = "1" } });
        cluster.Guests.Create(new GuestSpec(101, "pve2") { IsRunning = true });
        using var client = new TestClient(cluster);

        using var asked = await client.Send("POST", "/nodes/pve2/status", "command=reboot");
        time.Advance(TimeSpan.FromSeconds(3));
        using var gone = await client.Send("GET", "/nodes/pve2/status");
        time.Advance(TimeSpan.FromMinutes(3));

        ((int)asked.StatusCode).ShouldBe(200);
        ((int)gone.StatusCode).ShouldBe(595);
        (await client.Get("/nodes/pve2/status"))!["uptime"]!.GetValue<long>().ShouldBeLessThan(180);
        cluster.Guests.Find(100)!.IsRunning.ShouldBeTrue();
        cluster.Guests.Find(101)!.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task Network_changes_wait_until_they_are_applied_and_can_be_taken_back()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, InstantTasks = true });
        using var client = new TestClient(fleet.Clusters[0]);
        const string path = "/nodes/pve1/network";

        using var created = await client.Send("POST", path, "iface=vmbr7&type=bridge&cidr=198.51.100.1%2F24");
        (await Changes(client)).ShouldNotBeNull().ShouldContain("vmbr7");
        using var reverted = await client.Send("DELETE", path);
        (await client.Get(path))!.AsArray().ShouldNotContain(entry => entry!["iface"]!.GetValue<string>() == "vmbr7");
        using var again = await client.Send("POST", path, "iface=vmbr7&type=bridge");
        using var applied = await client.Send("PUT", path, "");

        (await Changes(client)).ShouldBeNull();
        (await client.Get(path + "/vmbr7"))!["active"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_subscription_key_takes_effect()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        using var client = new TestClient(fleet.Clusters[0]);

        using var set = await client.Send("PUT", "/nodes/pve1/subscription", "key=pve2s-0123456789");

        ((int)set.StatusCode).ShouldBe(200);
        (await client.Get("/nodes/pve1/subscription"))!["status"]!.GetValue<string>().ShouldBe("active");
        (await client.Get("/nodes/pve2/subscription"))!["status"]!.GetValue<string>().ShouldBe("notfound");
    }

    [Fact]
    public async Task A_rotating_disk_tells_attributes_and_no_wear()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        using var client = new TestClient(fleet.Clusters[0]);

        var disks = (await client.Get("/nodes/pve1/disks/list"))!.AsArray();

        disks.Single(disk => disk!["devpath"]!.GetValue<string>() == "/dev/sda")!["wearout"]!.GetValue<string>().ShouldBe("N/A");
        (await client.Get("/nodes/pve1/disks/smart?disk=/dev/sda"))!["type"]!.GetValue<string>().ShouldBe("ata");
        (await client.Get("/nodes/pve1/disks/smart?disk=/dev/nvme0n1"))!["type"]!.GetValue<string>().ShouldBe("text");
    }

    [Fact]
    public async Task Logs_can_be_long()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        var cluster = fleet.Clusters[0];
        cluster.Nodes.All[0].SyslogLines = 6000;
        cluster.WriteLog(Enumerable.Range(1, 5000).Select(n => $"line {n}"));
        using var client = new TestClient(cluster);

        (await client.Get("/nodes/pve1/syslog?limit=6000"))!.AsArray().Count.ShouldBe(6000);
        var log = (await client.Get("/cluster/log?max=5000"))!.AsArray();

        log.Count.ShouldBe(5000);
        log[0]!["msg"]!.GetValue<string>().ShouldBe("line 5000");
    }

    [Fact]
    public async Task Charts_have_the_gap_and_the_spike_that_a_test_puts_there()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 }, time);
        var charts = fleet.Clusters[0].Charts;
        var now = time.GetUtcNow();
        charts.Gap("node/pve1", now.AddMinutes(-30), now.AddMinutes(-20));
        charts.Spike("node/pve1", "cpu", now.AddMinutes(-10), now.AddMinutes(-5), 0.97);
        using var client = new TestClient(fleet.Clusters[0]);

        var series = (await client.Get("/nodes/pve1/rrddata?timeframe=hour"))!.AsArray();

        series.Where(point => At(point) >= -1800 && At(point) < -1200).ShouldAllBe(point => point!["cpu"] == null);
        series.Count(point => point!["cpu"]?.GetValue<double>() == 0.97).ShouldBeInRange(4, 5);
        long At(JsonNode? point) => point!["time"]!.GetValue<long>() - now.ToUnixTimeSeconds();
    }

    private static async Task<string?> Changes(TestClient client)
    {
        using var response = await client.Send("GET", "/nodes/pve1/network");
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["changes"]?.GetValue<string>();
    }
}
