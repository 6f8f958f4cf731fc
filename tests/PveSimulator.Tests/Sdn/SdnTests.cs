using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

public sealed class SdnTests
{
    [Fact]
    public async Task A_change_is_pending_until_it_is_applied_and_the_nodes_follow_with_the_task()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var fleet = await Start(time);
        using var client = new TestClient(fleet.Clusters[0]);
        await Done(client, "POST", "/cluster/sdn/zones", "zone=lab&type=simple");
        await Done(client, "POST", "/cluster/sdn/vnets", "vnet=vnet1&zone=lab");

        (await client.Get("/cluster/sdn/vnets?pending=1"))![0]!["state"]!.GetValue<string>().ShouldBe("new");
        (await client.Get("/cluster/sdn/vnets?running=1"))!.AsArray().ShouldBeEmpty();
        var upid = await Text(await client.Send("PUT", "/cluster/sdn", ""));
        (await client.Get("/nodes/pve2/sdn/zones"))![0]!["status"]!.GetValue<string>().ShouldBe("pending");
        time.Advance(TimeSpan.FromSeconds(3));

        (await client.Status(upid))["exitstatus"]!.GetValue<string>().ShouldBe("OK");
        (await client.Get("/cluster/sdn/vnets?pending=1"))![0]!["state"].ShouldBeNull();
        (await client.Get("/nodes/pve2/sdn/zones"))![0]!["status"]!.GetValue<string>().ShouldBe("available");
        (await client.Get("/nodes/pve2/sdn/zones/lab/content"))![0]!["vnet"]!.GetValue<string>().ShouldBe("vnet1");
    }

    [Fact]
    public async Task An_option_taken_away_is_pending_as_deleted_and_a_rollback_brings_it_back()
    {
        await using var fleet = await Start();
        var sdn = fleet.Clusters[0].Sdn;
        sdn.AddZone("lab", "simple", new Dictionary<string, string> { ["mtu"] = "1400" });
        sdn.Apply();
        using var client = new TestClient(fleet.Clusters[0]);

        await Done(client, "PUT", "/cluster/sdn/zones/lab", "delete=mtu");
        var zone = (await client.Get("/cluster/sdn/zones/lab?pending=1"))!;
        zone["state"]!.GetValue<string>().ShouldBe("changed");
        zone["mtu"]!.GetValue<int>().ShouldBe(1400);
        zone["pending"]!["mtu"]!.GetValue<string>().ShouldBe("deleted");
        sdn.HasPendingChanges.ShouldBeTrue();
        await Done(client, "POST", "/cluster/sdn/rollback");

        sdn.HasPendingChanges.ShouldBeFalse();
        (await client.Get("/cluster/sdn/zones/lab"))!["mtu"]!.GetValue<int>().ShouldBe(1400);
    }

    [Fact]
    public async Task A_new_subnet_has_its_vnet_at_once_and_everything_else_pending()
    {
        await using var fleet = await Start();
        fleet.Clusters[0].Sdn.AddZone("lab", "simple");
        fleet.Clusters[0].Sdn.AddVnet("vnet1", "lab");
        using var client = new TestClient(fleet.Clusters[0]);

        await Done(client, "POST", "/cluster/sdn/vnets/vnet1/subnets", "subnet=10.9.0.0/24&type=subnet&gateway=10.9.0.1&dhcp-range=start-address%3D10.9.0.10,end-address%3D10.9.0.20");

        var subnet = (await client.Get("/cluster/sdn/vnets/vnet1/subnets?pending=1"))![0]!;
        subnet["vnet"]!.GetValue<string>().ShouldBe("vnet1");
        subnet["dhcp-range"]!.AsArray().ShouldBeEmpty();
        subnet["pending"]!["gateway"]!.GetValue<string>().ShouldBe("10.9.0.1");
        subnet["pending"]!["dhcp-range"]![0]!["end-address"]!.GetValue<string>().ShouldBe("10.9.0.20");
        subnet["pending"]!["vnet"].ShouldBeNull();
    }

    [Fact]
    public async Task A_stale_digest_is_refused()
    {
        await using var fleet = await Start();
        fleet.Clusters[0].Sdn.AddZone("lab", "simple");
        using var client = new TestClient(fleet.Clusters[0]);

        using var response = await client.Send("PUT", "/cluster/sdn/zones/lab", "mtu=1400&digest=0123456789");

        response.ReasonPhrase.ShouldBe("update sdn zone object failed: detected modified configuration - file changed by other user? Try again.");
    }

    [Fact]
    public async Task While_the_configuration_is_locked_only_the_holder_of_the_token_writes()
    {
        await using var fleet = await Start();
        using var client = new TestClient(fleet.Clusters[0]);
        var token = await Text(await client.Send("POST", "/cluster/sdn/lock", ""));

        using (var refused = await client.Send("POST", "/cluster/sdn/zones", "zone=lab&type=simple")) ((int)refused.StatusCode).ShouldBe(500);
        await Done(client, "POST", "/cluster/sdn/zones", $"zone=lab&type=simple&lock-token={token}");
        await Done(client, "DELETE", $"/cluster/sdn/lock?lock-token={token}");
        await Done(client, "POST", "/cluster/sdn/zones", "zone=lab2&type=simple");
    }

    [Fact]
    public async Task A_caller_sees_the_zones_and_vnets_it_may_audit()
    {
        await using var fleet = await Start();
        var cluster = fleet.Clusters[0];
        foreach (var zone in new[] { "lab", "prod" })
        {
            cluster.Sdn.AddZone(zone, "simple");
            cluster.Sdn.AddVnet(zone + "0", zone);
        }
        cluster.Sdn.Apply();
        var secret = cluster.CreateToken("limited", hasOwnPrivileges: true);
        cluster.Grant("/sdn/zones/lab", "root@pam!limited", "PVEAuditor");
        using var client = new TestClient(cluster) { Token = $"root@pam!limited={secret}" };

        (await client.Get("/cluster/sdn/zones"))!.AsArray().Single()!["zone"]!.GetValue<string>().ShouldBe("lab");
        (await client.Get("/cluster/sdn/vnets"))!.AsArray().Single()!["vnet"]!.GetValue<string>().ShouldBe("lab0");
        (await client.Get("/cluster/resources"))!.AsArray().Where(entry => entry!["type"]!.GetValue<string>() == "network").Select(entry => entry!["network"]!.GetValue<string>()).Distinct().ShouldBe(["lab"]);
        using var refused = await client.Send("POST", "/cluster/sdn/vnets", "vnet=vnet1&zone=lab");
        refused.ReasonPhrase.ShouldBe("Permission check failed (/sdn/zones/lab, SDN.Allocate)");
    }

    [Fact]
    public async Task A_node_that_was_down_when_the_network_was_applied_stays_behind()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var fleet = await Start(time);
        var cluster = fleet.Clusters[0];
        cluster.Sdn.AddZone("lab", "simple");
        await cluster.Nodes.TakeDown("pve3");
        using var client = new TestClient(cluster);

        _ = await Text(await client.Send("PUT", "/cluster/sdn", ""));
        time.Advance(TimeSpan.FromSeconds(3));

        var status = (await client.Get("/cluster/resources"))!.AsArray().Where(entry => entry!["network"]?.GetValue<string>() == "lab").ToDictionary(entry => entry!["node"]!.GetValue<string>(), entry => entry!["status"]!.GetValue<string>());
        status.ShouldBe(new Dictionary<string, string> { ["pve1"] = "available", ["pve2"] = "available", ["pve3"] = "pending" }, ignoreOrder: true);
    }

    private static async Task<SimulatedFleet> Start(TimeProvider? time = null)
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 }, time);
        fleet.Clusters[0].Sdn.Clear();
        return fleet;
    }

    private static async Task Done(TestClient client, string method, string path, string? form = null)
    {
        using var response = await client.Send(method, path, form ?? (method is "POST" or "PUT" ? "" : null));
        ((int)response.StatusCode).ShouldBe(200, $"{path}: {response.ReasonPhrase}");
    }

    private static async Task<string> Text(HttpResponseMessage response)
    {
        using (response) return System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!.GetValue<string>();
    }
}
