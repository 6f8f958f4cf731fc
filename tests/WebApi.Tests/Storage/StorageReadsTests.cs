using System.Net;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class StorageReadsTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task Content_and_prune_previews_come_from_the_storage()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 30);
        var id = await clusters.Register();
        var storage = $"hypervisor/controllers/{id}/nodes/pve1/storage";

        using var response = await clusters.Admin.GetAsync($"{storage}/nfs-backup/content?content=backup");
        var backups = (await response.Json(HttpStatusCode.OK)).EnumerateArray().ToArray();
        response.Headers.Contains("X-As-Of").ShouldBeTrue();
        backups.ShouldNotBeEmpty();
        backups.ShouldAllBe(volume => volume.Text("volid").StartsWith("nfs-backup:backup/vzdump-") && volume.Text("content") == "backup");
        backups.Select(volume => volume.Text("volid")).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        var first = backups[0];
        first.GetProperty("created_at").GetDateTimeOffset().ToUnixTimeSeconds().ShouldBe(first.GetProperty("ctime").GetInt64());
        first.GetProperty("size").GetInt64().ShouldBePositive();
        first.Text("notes").ShouldNotBeEmpty();

        var vmid = first.GetProperty("vmid").GetInt32();
        (await clusters.Admin.Read($"{storage}/nfs-backup/content?content=backup&vmid={vmid}")).EnumerateArray().ShouldAllBe(volume => volume.GetProperty("vmid").GetInt32() == vmid);
        (await clusters.Admin.Read($"{storage}/local/content?content=vztmpl")).EnumerateArray().ShouldContain(volume => volume.Text("volid") == "local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst");

        var previews = (await clusters.Admin.Read($"{storage}/nfs-backup/prune-preview?vmid={vmid}&keep_last=1&keep_weekly=0")).EnumerateArray().ToArray();
        previews.Count(preview => preview.Text("mark") == "keep").ShouldBe(1);
        previews.Where(preview => preview.Text("mark") == "keep").ShouldAllBe(kept => kept.GetProperty("ctime").GetInt64() >= previews.Max(other => other.GetProperty("ctime").GetInt64()) || previews.Any(other => other.Text("mark") == "protected"));
        (await clusters.Admin.Read($"{storage}/nfs-backup/prune-preview?keep_all=true")).EnumerateArray().ShouldAllBe(preview => preview.Text("mark") != "remove");

        var gateway = $"gateway-proxmox-storage/{id}/nodes/pve1/storage";
        (await clusters.Admin.Read(gateway)).GetProperty("items").EnumerateArray().ShouldContain(pool => pool.Text("storage") == "nfs-backup");
        var envelope = await clusters.Admin.Read($"{gateway}/nfs-backup/content?vmid={vmid}");
        envelope.Text("node").ShouldBe("pve1");
        envelope.GetProperty("items").GetArrayLength().ShouldBePositive();
        envelope.GetProperty("fetched_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        (await clusters.Admin.Read($"{gateway}/nfs-backup/prune-backups?vmid={vmid}&keep_last=1")).GetProperty("items").GetArrayLength().ShouldBe(previews.Length);
        clusters.Cluster.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_what_is_refused_keeps_its_words()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();
        var storage = $"hypervisor/controllers/{id}/nodes/pve1/storage";

        foreach (var read in new[] { "content", "prune-preview" })
        {
            (await (await clusters.Admin.GetAsync($"{storage}/nosuch/{read}")).ShouldBeProblem(404, "not_found")).Text("detail").ShouldBe("storage 'nosuch' does not exist");
        }

        (await (await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/nosuch/storage/local/content")).ShouldBeProblem(404, "not_found")).Text("detail").ShouldContain("nosuch");
        using (clusters.Cluster.Faults.Add(Fault.Status(500, "storage 'local' is disabled") with { PathPrefix = "/nodes/pve1/storage/local/" }))
        {
            (await (await clusters.Admin.GetAsync($"{storage}/local/content?content=iso")).ShouldBeProblem(502, "cluster_error")).Text("detail").ShouldContain("storage 'local' is disabled");
        }

        using (clusters.Cluster.Faults.Add(Fault.Status(500, "storage 'local' is not available on node 'pve1'") with { PathPrefix = "/nodes/pve1/storage/local/" }))
        {
            (await (await clusters.Admin.GetAsync($"{storage}/local/content?content=backup")).ShouldBeProblem(404, "not_found")).Text("detail").ShouldBe("storage 'local' is not available on node 'pve1'");
        }
    }

    [Theory]
    [InlineData("local/content?content=nosuch", "content")]
    [InlineData("local/content?vmid=99", "vmid")]
    [InlineData("local/content?vmid=1000000000", "vmid")]
    [InlineData("lo%20cal/content?vmid=99&content=x", "content", "storage", "vmid")]
    [InlineData("local/prune-preview?vmid=99&keep_last=-1&keep_hourly=366&keep_daily=366&keep_weekly=366&keep_monthly=366&keep_yearly=366", "keep_daily", "keep_hourly", "keep_last", "keep_monthly", "keep_weekly", "keep_yearly", "vmid")]
    [InlineData("local/prune-preview?keep_all=true&keep_last=1", "keep_all")]
    public async Task Every_bad_value_is_named_before_the_cluster_is_asked(string path, params string[] fields)
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 1);
        var id = await clusters.Register();
        clusters.Cluster.Counters.Reset();

        (await (await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve1/storage/{path}")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(fields);

        clusters.Cluster.Counters.Total.ShouldBe(0);
    }

    [Fact]
    public async Task The_limits_themselves_are_taken()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 1);
        var id = await clusters.Register();

        foreach (var path in new[] { "content?vmid=100", "content?vmid=999999999", "content?content=import", "prune-preview?keep_last=0&keep_yearly=365", $"prune-preview?vmid=999999999" })
        {
            await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/storage/local/{path}");
        }

        await (await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve1/storage/{new string('a', 64)}/content")).ShouldBeProblem(422, "invalid");
        await (await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve1/storage/{new string('a', 63)}/content")).ShouldBeProblem(404, "not_found");
    }
}
