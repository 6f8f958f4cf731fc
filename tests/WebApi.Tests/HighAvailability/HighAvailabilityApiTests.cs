using System.Net;
using System.Text.Json;

namespace Hypervisor.WebApi.Tests;

public sealed class HighAvailabilityApiTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task A_resource_is_what_is_wanted_of_it_and_how_it_stands()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var resource = (await clusters.Admin.Read($"hypervisor/controllers/{id}/ha/resources")).EnumerateArray().First();

        resource.Text("sid").ShouldStartWith("vm:");
        resource.Text("state").ShouldBe("started");
        resource.Text("request_state").ShouldBe("started");
        resource.Text("crm_state").ShouldBe("started");
        resource.Text("node").ShouldStartWith("pve");
        resource.Text("status").ShouldContain(resource.Text("node"));
        resource.GetProperty("max_relocate").GetInt32().ShouldBe(1);
        resource.GetProperty("group").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Version_9_has_rules_and_says_of_groups_where_to_look()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var rule = (await clusters.Admin.Read($"hypervisor/controllers/{id}/ha/rules")).EnumerateArray().Single();
        using var groups = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/ha/groups");

        rule.Text("rule").ShouldBe("prefer-first-nodes");
        rule.Text("type").ShouldBe("node-affinity");
        rule.Text("nodes").ShouldBe("pve1:2,pve2:1");
        rule.GetProperty("enabled").GetBoolean().ShouldBeTrue();
        rule.GetProperty("resources").EnumerateArray().Single().GetString()!.ShouldStartWith("vm:");
        var problem = await groups.ShouldBeProblem(404, "not_supported");
        problem.Text("detail").ShouldContain("ha/rules");
        problem.Text("detail").ShouldContain("ha groups have been migrated to rules");
    }

    [Fact]
    public async Task Version_8_has_groups_and_says_of_rules_where_to_look()
    {
        await using var clusters = await shared.Clusters(version: "8.4");
        var id = await clusters.Register();

        var group = (await clusters.Admin.Read($"hypervisor/controllers/{id}/ha/groups")).EnumerateArray().Single();
        var resource = (await clusters.Admin.Read($"hypervisor/controllers/{id}/ha/resources")).EnumerateArray().First();
        var wrapped = await clusters.Admin.Read($"gateway-proxmox-ha/{id}/groups");
        using var rules = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/ha/rules");

        group.Text("group").ShouldBe("first-nodes");
        group.Text("nodes").ShouldBe("pve1:2,pve2:1");
        group.GetProperty("restricted").GetBoolean().ShouldBeFalse();
        resource.Text("group").ShouldBe("first-nodes");
        wrapped.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await rules.ShouldBeProblem(404, "not_supported")).Text("detail").ShouldContain("ha/groups");
    }

    [Fact]
    public async Task The_status_knows_the_master_each_node_and_each_service()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var status = await clusters.Admin.Read($"hypervisor/controllers/{id}/ha/status");

        status.GetProperty("quorate").GetBoolean().ShouldBeTrue();
        status.GetProperty("manager").Text("node").ShouldBe("pve1");
        status.Text("fencing").ShouldBe("armed");
        var nodes = status.GetProperty("nodes").EnumerateArray().ToArray();
        nodes.Select(node => node.Text("node")).ShouldBe(["pve1", "pve2", "pve3"]);
        nodes.ShouldAllBe(node => node.Text("node_state") == "online" && node.Text("mode") == "active");
        nodes.ShouldContain(node => node.Text("state") == "active");
        status.GetProperty("services").EnumerateArray().ShouldContain(service => service.Text("state") == "started");
        (await clusters.Admin.Read($"gateway-proxmox-ha/{id}/status")).GetProperty("item").Text("fencing").ShouldBe("armed");
    }

    [Fact]
    public async Task Without_quorum_what_Proxmox_still_answers_is_answered_and_says_so()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();
        clusters.Cluster.Faults.LoseQuorum();

        var status = await clusters.Admin.Read($"hypervisor/controllers/{id}/ha/status");

        status.GetProperty("quorate").GetBoolean().ShouldBeFalse();
        status.Text("quorum").ShouldContain("No quorum on node");
        status.GetProperty("manager").Text("status").ShouldContain("old timestamp - dead?");
        (await clusters.Admin.Read($"hypervisor/controllers/{id}/ha/resources")).GetArrayLength().ShouldBeGreaterThan(0);
        (await clusters.Admin.Read($"hypervisor/controllers/{id}/firewall/rules")).GetArrayLength().ShouldBeGreaterThan(0);
        (await clusters.Admin.Read($"hypervisor/controllers/{id}/sdn/zones")).GetArrayLength().ShouldBeGreaterThan(0);
        (await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/options")).ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task A_half_that_fails_is_a_failure_and_not_a_resource_without_state()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();
        using var fault = clusters.Cluster.Faults.Add(PveSimulator.Fault.Status(500, "unable to read lrm status") with { PathPrefix = "/cluster/ha/status" });

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/ha/resources");

        (await response.Json(HttpStatusCode.BadGateway)).Text("detail").ShouldContain("unable to read lrm status");
    }
}
