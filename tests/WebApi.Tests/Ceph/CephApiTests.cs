using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class CephApiTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task The_status_has_health_size_and_what_is_not_well()
    {
        await using var clusters = await shared.Clusters();
        clusters.Cluster.InstallCeph();
        var id = await clusters.Register();
        clusters.Cluster.WarnOfCeph("SLOW_OPS", "4 slow ops, oldest one blocked for 37 sec");

        var status = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/ceph/status");

        status.Text("health").ShouldBe("HEALTH_WARN");
        var check = status.GetProperty("checks").EnumerateArray().Single();
        (check.Text("code"), check.Text("summary")).ShouldBe(("SLOW_OPS", "4 slow ops, oldest one blocked for 37 sec"));
        status.GetProperty("num_osds").GetInt32().ShouldBe(6);
        status.GetProperty("num_osds_up").GetInt32().ShouldBe(6);
        status.GetProperty("num_pools").GetInt32().ShouldBe(4);
        status.GetProperty("quorum").EnumerateArray().Select(name => name.GetString()).ShouldBe(["pve1", "pve2", "pve3"]);
        status.GetProperty("used_percent").GetDouble().ShouldBe(Math.Round(100d * status.GetProperty("used_bytes").GetInt64() / status.GetProperty("total_bytes").GetInt64(), 2));
        (await clusters.Admin.Read($"gateway-proxmox-ceph/{id}/status?node=pve2")).GetProperty("item").Text("health").ShouldBe("HEALTH_WARN");
    }

    [Fact]
    public async Task All_parts_come_in_one_answer_and_each_by_itself()
    {
        await using var clusters = await shared.Clusters();
        clusters.Cluster.InstallCeph();
        var id = await clusters.Register();

        var detail = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/ceph/detail");

        detail.GetProperty("problems").EnumerateObject().ShouldBeEmpty();
        detail.GetProperty("status").Text("health").ShouldBe("HEALTH_OK");
        detail.GetProperty("osds").EnumerateArray().Select(osd => (osd.Text("name"), osd.Text("host"))).ShouldBe([("osd.0", "pve1"), ("osd.1", "pve1"), ("osd.2", "pve2"), ("osd.3", "pve2"), ("osd.4", "pve3"), ("osd.5", "pve3")]);
        detail.GetProperty("pools").EnumerateArray().Select(pool => pool.Text("pool_name")).ShouldBe([".mgr", "ceph-vm", "cephfs_data", "cephfs_metadata"]);
        foreach (var (part, name) in new[] { ("mon", "monitors"), ("osd", "osds"), ("pools", "pools"), ("fs", "fs"), ("mds", "mds"), ("crush-rules", "crush_rules") })
        {
            var wrapped = await clusters.Admin.Read($"gateway-proxmox-ceph/{id}/{part}?node=pve1");
            wrapped.GetProperty("items").GetRawText().ShouldBe(detail.GetProperty(name).GetRawText(), part);
            wrapped.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0, part);
        }
    }

    [Fact]
    public async Task A_part_that_fails_is_null_with_its_reason()
    {
        await using var clusters = await shared.Clusters();
        clusters.Cluster.InstallCeph();
        var id = await clusters.Register();
        using var fault = clusters.Cluster.Faults.Add(Fault.Status(500, "got timeout") with { PathPrefix = "/nodes/pve1/ceph/mds" });

        var detail = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/ceph/detail");

        detail.GetProperty("mds").ValueKind.ShouldBe(JsonValueKind.Null);
        var problem = detail.GetProperty("problems").EnumerateObject().Single();
        (problem.Name, problem.Value.GetString()!.Contains("got timeout", StringComparison.Ordinal)).ShouldBe(("mds", true));
        detail.GetProperty("monitors").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_cluster_without_Ceph_says_so()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();

        foreach (var part in new[] { "status", "detail" })
        {
            using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve1/ceph/{part}");
            (await response.ShouldBeProblem(404, "not_found")).Text("detail").ShouldContain("binary not installed");
        }
    }

    [Theory]
    [InlineData("binary not installed: /usr/bin/ceph-mon")]
    [InlineData("pveceph configuration not initialized")]
    public async Task Where_Ceph_is_absent_it_is_not_found_in_the_words_of_the_cluster(string reason)
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
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
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();

        foreach (var query in new[] { "", "?node=", "?node=a%20b", $"?node={new string('n', 64)}" })
        {
            using var response = await clusters.Admin.GetAsync($"gateway-proxmox-ceph/{id}/{part}{query}");
            (await response.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["node"]);
        }
    }
}
