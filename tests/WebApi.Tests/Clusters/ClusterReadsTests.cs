using System.Globalization;
using System.Net;

namespace Hypervisor.WebApi.Tests;

public sealed class ClusterReadsTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Theory]
    [InlineData("hypervisor/controllers/{0}/cluster/log", 5000)]
    [InlineData("gateway-proxmox-cluster/{0}/log", 500)]
    public async Task The_log_takes_up_to_its_limit_and_no_more(string path, int limit)
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();
        path = string.Format(CultureInfo.InvariantCulture, path, id);

        (await clusters.Admin.GetAsync($"{path}?max_entries=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await clusters.Admin.GetAsync($"{path}?max_entries={limit}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var beyond in new[] { 0, limit + 1 })
        {
            using var response = await clusters.Admin.GetAsync($"{path}?max_entries={beyond}");
            (await response.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["max_entries"]);
        }
    }

    [Fact]
    public async Task The_log_has_as_many_of_the_newest_lines_as_were_asked_for()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();
        clusters.Cluster.WriteLog(Enumerable.Range(1, 6000).Select(n => $"line {n}"));

        var log = await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/log?max_entries=5000");
        var few = await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/log?max_entries=3");

        log.EnumerateArray().Select(line => line.Text("msg")).ShouldBe(Enumerable.Range(1001, 5000).Reverse().Select(n => $"line {n}"));
        few.EnumerateArray().Select(line => line.Text("msg")).ShouldBe(["line 6000", "line 5999", "line 5998"]);
    }

    [Fact]
    public async Task Options_and_configured_nodes_are_those_of_the_cluster()
    {
        await using var clusters = await shared.Clusters(nodes: 3, guests: 2);
        var id = await clusters.Register();

        (await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/options")).Text("mac_prefix").ShouldBe("BC:24:11");
        (await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/options")).GetProperty("item").Text("mac_prefix").ShouldBe("BC:24:11");
        var nodes = await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/config/nodes");
        nodes.EnumerateArray().Select(node => node.Text("name")).ShouldBe(["pve1", "pve2", "pve3"]);
        (await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/config-nodes")).GetProperty("items").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task The_gateway_wraps_the_inventory_too()
    {
        await using var clusters = await shared.Clusters(nodes: 3, guests: 6);
        var id = await clusters.Register();

        var status = await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/status");
        var all = await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/resources");
        var guests = await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/resources?resource_type=vm");
        var nodes = await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/resources?resource_type=node");

        status.GetProperty("item").GetProperty("node_count").GetInt32().ShouldBe(3);
        status.GetProperty("fetched_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        all.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(9);
        guests.GetProperty("items").EnumerateArray().Select(guest => guest.Text("type")).Distinct().ShouldBe(["qemu", "lxc"], ignoreOrder: true);
        nodes.GetProperty("items").GetArrayLength().ShouldBe(3);
    }

    [Theory]
    [InlineData("thirty-three-characters-of-a-type")]
    [InlineData("nosuch")]
    public async Task Rejects_a_type_of_resource_that_there_is_not(string type)
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();

        using var response = await clusters.Admin.GetAsync($"gateway-proxmox-cluster/{id}/resources?resource_type={type}");

        (await response.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["resource_type"]);
    }
}
