using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

public sealed class HighAvailabilityTests
{
    [Fact]
    public async Task A_service_is_migrating_until_the_manager_has_moved_it()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var fleet = await Start(time: time);
        var cluster = fleet.Clusters[0];
        cluster.HighAvailability.Manage(100);
        using var client = new TestClient(cluster);

        using (var accepted = await client.Send("POST", "/cluster/ha/resources/vm:100/migrate", "node=pve2")) ((int)accepted.StatusCode).ShouldBe(200);
        (await Service(client))["state"]!.GetValue<string>().ShouldBe("migrate");
        cluster.Guests.Find(100)!.NodeName.ShouldBe("pve1");
        time.Advance(TimeSpan.FromMinutes(1));

        (await Service(client))["state"]!.GetValue<string>().ShouldBe("started");
        (await client.Get("/cluster/resources?type=vm"))!.AsArray().Single(entry => entry!["vmid"]!.GetValue<int>() == 100)!["node"]!.GetValue<string>().ShouldBe("pve2");
    }

    [Fact]
    public async Task Services_that_belong_together_move_together_and_those_apart_block_a_move()
    {
        await using var fleet = await Start(instant: true);
        var cluster = fleet.Clusters[0];
        foreach (var vmid in new[] { 100, 101, 102 }) cluster.HighAvailability.Manage(vmid);
        cluster.HighAvailability.AddResourceAffinity("together", "vm:100,vm:101", isPositive: true);
        cluster.HighAvailability.AddResourceAffinity("apart", "vm:100,vm:102", isPositive: false);
        using var client = new TestClient(cluster);

        var blocked = await Post(client, "/cluster/ha/resources/vm:100/migrate", "node=pve3");
        blocked["blocking-resources"]![0]!["sid"]!.GetValue<string>().ShouldBe("vm:102");
        var moved = await Post(client, "/cluster/ha/resources/vm:100/relocate", "node=pve2");

        moved["comigrated-resources"]![0]!.GetValue<string>().ShouldBe("vm:101");
        cluster.Guests.Find(100)!.NodeName.ShouldBe("pve2");
        cluster.Guests.Find(101)!.NodeName.ShouldBe("pve2");
    }

    [Fact]
    public async Task A_rule_is_of_one_type_and_names_managed_services_only()
    {
        await using var fleet = await Start();
        using var client = new TestClient(fleet.Clusters[0]);

        using (var wrong = await client.Send("POST", "/cluster/ha/rules", "rule=r1&type=resource-affinity&resources=vm:100,vm:101")) (await wrong.Content.ReadAsStringAsync()).ShouldContain("\"affinity\":\"property is missing and it is not optional\"");
        using var unmanaged = await client.Send("POST", "/cluster/ha/rules", "rule=r1&type=node-affinity&resources=vm:100&nodes=pve1");

        unmanaged.ReasonPhrase.ShouldBe("create ha rule failed: cannot use unmanaged resource(s) vm:100.");
    }

    [Fact]
    public async Task A_service_that_is_no_longer_managed_leaves_its_rules()
    {
        await using var fleet = await Start();
        var cluster = fleet.Clusters[0];
        foreach (var vmid in new[] { 100, 101 }) cluster.HighAvailability.Manage(vmid);
        cluster.HighAvailability.AddNodeAffinity("r1", "vm:100,vm:101", "pve1");
        cluster.HighAvailability.AddResourceAffinity("r2", "vm:100,vm:101", isPositive: true);
        using var client = new TestClient(cluster);

        using (var deleted = await client.Send("DELETE", "/cluster/ha/resources/vm:100")) ((int)deleted.StatusCode).ShouldBe(200);

        var rule = (await client.Get("/cluster/ha/rules"))!.AsArray().Single()!;
        rule["rule"]!.GetValue<string>().ShouldBe("r1");
        rule["resources"]!.GetValue<string>().ShouldBe("vm:101");
    }

    [Fact]
    public async Task A_cluster_of_version_8_has_groups_and_no_rules()
    {
        await using var fleet = await Start(version: "8.4");
        using var client = new TestClient(fleet.Clusters[0]);

        (await client.Get("/version"))!["release"]!.GetValue<string>().ShouldBe("8.4");
        using (var made = await client.Send("POST", "/cluster/ha/groups", "group=first&nodes=pve1:2,pve2")) ((int)made.StatusCode).ShouldBe(200);
        using (var managed = await client.Send("POST", "/cluster/ha/resources", "sid=vm:100&group=first")) ((int)managed.StatusCode).ShouldBe(200);
        (await client.Get("/cluster/ha/resources/vm:100"))!["group"]!.GetValue<string>().ShouldBe("first");
        (await client.Get("/cluster/ha/groups"))!.AsArray().Select(group => group!["group"]!.GetValue<string>()).ShouldContain("first");
        using var rules = await client.Send("GET", "/cluster/ha/rules");
        ((int)rules.StatusCode).ShouldBe(501);
        (await client.Get("/cluster/resources?type=sdn"))!.AsArray().ShouldAllBe(entry => entry!["type"]!.GetValue<string>() == "sdn");
    }

    private static async Task<SimulatedFleet> Start(string version = "9.2", bool instant = false, TimeProvider? time = null)
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, Version = version, InstantTasks = instant }, time);
        foreach (var (vmid, node) in new[] { (100, "pve1"), (101, "pve1"), (102, "pve3") }) fleet.Clusters[0].Guests.Create(new GuestSpec(vmid, node) { IsRunning = true });
        return fleet;
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> Service(TestClient client) =>
        (await client.Get("/cluster/ha/status/current"))!.AsArray().Single(entry => entry!["type"]!.GetValue<string>() == "service")!;

    private static async Task<System.Text.Json.Nodes.JsonNode> Post(TestClient client, string path, string form)
    {
        using var response = await client.Send("POST", path, form);
        ((int)response.StatusCode).ShouldBe(200, $"{path}: {response.ReasonPhrase}");
        return System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!;
    }
}
