using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class CephApiTests
{
    [Theory]
    [InlineData("binary not installed: /usr/bin/ceph-mon")]
    [InlineData("pveceph configuration not initialized")]
    public async Task Where_Ceph_is_absent_it_is_not_found_in_the_words_of_the_cluster(string reason)
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 1, guests: 2);
        var id = await clusters.Register();
        using var fault = clusters.Cluster.Faults.Add(Fault.Status(500, reason) with { PathPrefix = "/nodes/pve1/ceph" });

        foreach (var path in new[] { $"hypervisor/controllers/{id}/nodes/pve1/ceph/status", $"gateway-proxmox-ceph/{id}/osd?node=pve1", $"hypervisor/controllers/{id}/nodes/pve1/ceph/detail" })
        {
            using var response = await clusters.Admin.GetAsync(path);
            (await response.ShouldBeProblem(404, "not_found")).Text("detail").ShouldContain(reason);
        }
    }

    [Theory]
    [InlineData("status")]
    [InlineData("mon")]
    [InlineData("osd")]
    [InlineData("pools")]
    [InlineData("fs")]
    [InlineData("mds")]
    [InlineData("crush-rules")]
    public async Task The_gateway_must_be_told_the_node(string part)
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 1, guests: 2);
        var id = await clusters.Register();

        foreach (var query in new[] { "", "?node=", "?node=a%20b", $"?node={new string('n', 64)}" })
        {
            using var response = await clusters.Admin.GetAsync($"gateway-proxmox-ceph/{id}/{part}{query}");
            (await response.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["node"]);
        }
    }
}
