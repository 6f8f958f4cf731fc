using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class FirewallApiTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task Rules_of_the_cluster_come_in_the_order_that_decides()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var rules = (await clusters.Admin.Read($"hypervisor/controllers/{id}/firewall/rules")).EnumerateArray().ToArray();

        rules.Select(rule => rule.GetProperty("pos").GetInt32()).ShouldBe(Enumerable.Range(0, rules.Length));
        var web = rules.Single(rule => rule.GetProperty("comment").GetString() == "web interface");
        web.Text("type").ShouldBe("in");
        web.Text("action").ShouldBe("ACCEPT");
        web.Text("dport").ShouldBe("8006");
        web.Text("source").ShouldBe("+management");
        web.GetProperty("enable").GetBoolean().ShouldBeTrue();
        web.Text("digest").Length.ShouldBe(40);
        (await clusters.Admin.Read($"gateway-proxmox-firewall/{id}/cluster-rules")).GetProperty("items").GetArrayLength().ShouldBe(rules.Length);
    }

    [Fact]
    public async Task A_node_has_rules_of_its_own()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var rule = (await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/firewall/rules")).EnumerateArray().Single();
        var wrapped = await clusters.Admin.Read($"gateway-proxmox-node/{id}/nodes/pve1/firewall-rules");

        rule.Text("dport").ShouldBe("161");
        wrapped.Text("node").ShouldBe("pve1");
        wrapped.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/nosuch/firewall/rules")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_guest_is_followed_to_where_it_runs_now()
    {
        await using var clusters = await shared.Clusters();
        var guest = clusters.Cluster.Guests.All.First(guest => !guest.IsContainer);
        clusters.Cluster.Firewall.OfGuest(guest.Vmid).AddRule("in", "DROP", new Dictionary<string, string> { ["comment"] = "mine password=hunter2" });
        clusters.Cluster.Firewall.OfGuest(guest.Vmid).SetOption("policy_in", "DROP");
        var id = await clusters.Register();
        clusters.Cluster.Guests.Move(guest.Vmid, clusters.Cluster.Nodes.All.First(node => node.Name != guest.NodeName).Name);

        var rules = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/qemu/{guest.Vmid}/firewall/rules");
        var options = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/qemu/{guest.Vmid}/firewall/options");
        var wrapped = await clusters.Admin.Read($"gateway-proxmox-firewall/{id}/guests/qemu/{guest.Vmid}/rules?node=pve1");

        rules[0].Text("action").ShouldBe("DROP");
        rules[0].Text("comment").ShouldBe("mine password=***");
        options.Text("policy_in").ShouldBe("DROP");
        wrapped.GetProperty("vmid").GetInt32().ShouldBe(guest.Vmid);
        wrapped.GetProperty("items").GetArrayLength().ShouldBe(rules.GetArrayLength());
        (await clusters.Admin.Read($"gateway-proxmox-firewall/{id}/guests/qemu/{guest.Vmid}/options?node=pve1")).GetProperty("item").Text("policy_in").ShouldBe("DROP");
    }

    // Proxmox itself answers 200 and an empty firewall.
    [Fact]
    public async Task A_guest_that_was_removed_since_the_sync_is_not_found()
    {
        await using var clusters = await shared.Clusters();
        var guest = clusters.Cluster.Guests.All.First(guest => !guest.IsContainer);
        var id = await clusters.Register();
        clusters.Cluster.Guests.Remove(guest.Vmid);

        foreach (var what in new[] { "rules", "options" })
        {
            using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/{guest.NodeName}/qemu/{guest.Vmid}/firewall/{what}");
            (await response.ShouldBeProblem(404, "not_found")).Text("detail").ShouldContain($"Virtual machine {guest.Vmid}");
        }
    }

    [Fact]
    public async Task Bad_parameters_are_all_told_at_once()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();

        using var missing = await clusters.Admin.GetAsync($"gateway-proxmox-firewall/{id}/guests/openvz/99/rules");
        using var tooLong = await clusters.Admin.GetAsync($"gateway-proxmox-firewall/{id}/guests/qemu/1000000000/options?node={new string('n', 64)}");

        (await missing.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["node", "vm_type", "vmid"]);
        (await tooLong.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["node", "vmid"]);
    }

    [Fact]
    public async Task Options_of_the_cluster_are_as_Proxmox_has_them()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();

        var options = await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/firewall/options");

        options.GetProperty("enable").GetInt32().ShouldBe(1);
        options.Text("policy_in").ShouldBe("DROP");
        (await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/firewall-options")).GetProperty("item").Text("policy_in").ShouldBe("DROP");
    }

    [Fact]
    public async Task What_the_credentials_may_not_read_is_told_with_the_privilege()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var secret = clusters.Cluster.CreateToken("bare", hasOwnPrivileges: true);
        var registration = SimulatedClusters.Registration(clusters.Cluster);
        registration["config"] = new { token_id = "root@pam!bare", token_secret = secret };
        var id = (await (await clusters.Admin.PostAsJsonAsync("controllers", registration)).Json(HttpStatusCode.Created)).Id();

        foreach (var path in new[] { "firewall/rules", "ha/resources", "ha/status", "nodes/pve1/firewall/rules", "cluster/config/nodes" })
        {
            using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/{path}");
            (await response.ShouldBeProblem(502, "cluster_forbidden")).Text("detail").ShouldContain("Sys.Audit", customMessage: path);
        }
    }
}
