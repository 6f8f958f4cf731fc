using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class BackupReadsTests
{
    [Fact]
    public async Task Jobs_and_the_age_of_each_guests_newest_backup()
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 3, guests: 60);
        var id = await clusters.Register();
        clusters.Cluster.Counters.Reset();

        var report = await clusters.Admin.Read($"hypervisor/controllers/{id}/backup/age-report?threshold_hours=240");

        // The account's privileges, the shared storage once, the local one on each node.
        clusters.Cluster.Counters.Total.ShouldBe(5);
        report.GetProperty("calls").GetInt32().ShouldBe(5);
        report.GetProperty("complete").GetBoolean().ShouldBeTrue(report.GetProperty("problems").GetRawText());
        var vms = report.GetProperty("vms").EnumerateArray().ToArray();
        report.GetProperty("total_vms").GetInt32().ShouldBe(vms.Length);
        (Count("covered"), Count("stale"), Count("never"), Count("unknown")).ShouldBe((Number("backed_up"), Number("stale"), Number("never_backed_up"), 0));
        Count("covered").ShouldBePositive();
        Count("stale").ShouldBePositive();
        Count("never").ShouldBePositive();
        vms.ShouldAllBe(vm => vm.GetProperty("is_stale").GetBoolean() == (vm.Text("standing") != "covered"));
        var volumes = (await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/storage/nfs-backup/content?content=backup")).EnumerateArray().ToLookup(volume => volume.GetProperty("vmid").GetInt32());
        foreach (var vm in vms)
        {
            var newest = volumes[vm.GetProperty("vmid").GetInt32()].OrderByDescending(volume => volume.GetProperty("ctime").GetInt64()).Select(volume => volume.Text("volid")).FirstOrDefault();
            vm.GetProperty("volid").GetString().ShouldBe(newest);
        }

        var jobs = await clusters.Admin.Read($"hypervisor/controllers/{id}/backup/jobs");
        jobs.EnumerateArray().Select(job => job.Text("id")).ShouldBe(["backup-nightly", "backup-test-lab", "backup-weekly"]);
        jobs[0].Text("prune_backups").ShouldBe("keep-daily=7,keep-last=3,keep-weekly=4");
        jobs[1].GetProperty("enabled").GetBoolean().ShouldBeFalse();
        jobs[2].Text("mailto").ShouldBe("ops@example.com");
        (await clusters.Admin.Read($"gateway-proxmox-backup/{id}/jobs")).GetProperty("items").GetArrayLength().ShouldBe(3);

        int Count(string standing) => vms.Count(vm => vm.Text("standing") == standing);
        int Number(string name) => report.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Bad_thresholds_are_refused_and_failures_of_the_cluster_are_failures()
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 1, guests: 3);
        var id = await clusters.Register();
        foreach (var (threshold, status) in new[] { (0, 422), (1, 200), (8760, 200), (8761, 422) })
        {
            ((int)(await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/backup/age-report?threshold_hours={threshold}")).StatusCode).ShouldBe(status);
            ((int)(await clusters.Admin.GetAsync($"hypervisor/fleet/backup-coverage?threshold_hours={threshold}")).StatusCode).ShouldBe(status);
        }

        (await (await clusters.Admin.GetAsync("hypervisor/fleet/backup-coverage?threshold_hours=0&limit=1001&offset=-1")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["limit", "offset", "threshold_hours"]);
        using (clusters.Cluster.Faults.Add(Fault.Status(500, "unable to read jobs.cfg") with { PathPrefix = "/cluster/backup" }))
        {
            (await (await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/backup/jobs")).ShouldBeProblem(502, "cluster_error")).Text("detail").ShouldContain("unable to read jobs.cfg");
        }
    }

    [Fact]
    public async Task The_fleet_counts_what_answers_and_names_what_does_not()
    {
        await using var clusters = await SimulatedClusters.Start(clusters: 2, nodes: 2, guests: 40);
        var (answering, silent) = (await clusters.Register(clusters.Fleet.Clusters[0]), await clusters.Register(clusters.Fleet.Clusters[1]));
        using var fault = clusters.Fleet.Clusters[1].Faults.Add(Fault.Status(500, "no quorum?") with { PathPrefix = "/access/permissions" });

        var coverage = await clusters.Admin.Read("hypervisor/fleet/backup-coverage?threshold_hours=240&limit=3");

        var gap = coverage.GetProperty("gaps").EnumerateArray().ShouldHaveSingleItem();
        gap.GetProperty("controller_id").GetGuid().ShouldBe(silent);
        gap.Text("reason").ShouldContain("no quorum?");
        var cluster = coverage.GetProperty("clusters").EnumerateArray().ShouldHaveSingleItem();
        cluster.GetProperty("controller_id").GetGuid().ShouldBe(answering);
        var total = coverage.GetProperty("total_guests").GetInt32();
        total.ShouldBe(cluster.GetProperty("total_guests").GetInt32());
        new[] { "covered", "stale", "never", "unknown" }.Sum(name => coverage.GetProperty(name).GetInt32()).ShouldBe(total);
        coverage.GetProperty("total").GetInt32().ShouldBe(total - coverage.GetProperty("covered").GetInt32());
        coverage.GetProperty("items").GetArrayLength().ShouldBe(3);
        coverage.GetProperty("items")[0].Text("standing").ShouldBe("never");

        clusters.Fleet.Clusters[0].Counters.Reset();
        var last = await clusters.Admin.Read($"hypervisor/fleet/backup-coverage?threshold_hours=240&offset={coverage.GetProperty("total").GetInt32() - 1}");
        last.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Text("standing").ShouldBe("stale");
        clusters.Fleet.Clusters[0].Counters.Total.ShouldBe(0, "the cluster was read a moment ago");
    }
}
