using System.Globalization;
using System.Net;

namespace Hypervisor.WebApi.Tests;

public sealed class NodeReadsTests
{
    [Fact]
    public async Task Services_come_from_the_node_with_the_time_of_its_answer()
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 2, guests: 2);
        var id = await clusters.Register();

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve1/services");

        var services = (await response.Json(HttpStatusCode.OK)).EnumerateArray().ToArray();
        services.ShouldContain(service => service.Text("service") == "pveproxy" && service.Text("state") == "running" && service.Text("active_state") == "active");
        DateTimeOffset.Parse(response.Headers.GetValues("X-As-Of").Single(), CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task The_gateway_wraps_them_with_where_and_when()
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 2, guests: 2);
        var id = await clusters.Register();

        var envelope = await clusters.Admin.Read($"gateway-proxmox-node/{id}/nodes/pve2/services");

        envelope.Text("controller_id").ShouldBe(id.ToString());
        envelope.Text("node").ShouldBe("pve2");
        envelope.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(5);
        envelope.GetProperty("fetched_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task An_unknown_node_is_not_found_in_the_words_of_the_cluster()
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 1, guests: 2);
        var id = await clusters.Register();

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/nosuch/services");

        (await response.Json(HttpStatusCode.NotFound)).Text("detail").ShouldContain("hostname lookup 'nosuch' failed");
    }

    [Fact]
    public async Task A_node_that_is_down_is_named()
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 3, guests: 2);
        var id = await clusters.Register();
        await clusters.Cluster.Nodes.TakeDown("pve3");

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve3/services");

        var problem = await response.Json(HttpStatusCode.BadGateway);
        problem.Text("code").ShouldBe("node_unreachable");
        problem.Text("detail").ShouldContain("Node 'pve3' can't be reached");
    }
}
