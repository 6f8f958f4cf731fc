namespace Hypervisor.PveSimulator;

/// <summary>The whole as "ceph status" and the tree of OSDs show it.</summary>
internal static class CephStatus
{
    public static Json Get(Call call)
    {
        var ceph = CephRoutes.Of(call);
        var checks = ceph.Checks();
        var quorum = ceph.Monitors.Where(monitor => ceph.IsRunning("mon", monitor.Key, monitor.Value)).Select(monitor => monitor.Key).ToList();
        if (quorum.Count * 2 <= ceph.Monitors.Count) throw PveError.Failed("got timeout");
        var total = ceph.Osds.Count * CephState.OsdSize;
        var used = (long)ceph.Osds.Sum(osd => osd.Used);
        var groups = ceph.Pools.Values.Sum(pool => pool.PgNum);
        var degraded = Math.Min(groups, 16 * ceph.Osds.Count(osd => !ceph.IsUp(osd)));
        var states = new List<Json> { new() { ["state_name"] = "active+clean", ["count"] = groups - degraded } };
        if (degraded > 0) states.Add(new Json { ["state_name"] = "active+undersized+degraded", ["count"] = degraded });
        var manager = ceph.Managers.FirstOrDefault(manager => ceph.IsRunning("mgr", manager.Key, manager.Value));
        return new Json
        {
            ["fsid"] = ceph.Fsid,
            ["health"] = new Json { ["status"] = checks.Count == 0 ? "HEALTH_OK" : "HEALTH_WARN", ["checks"] = checks.ToDictionary(check => check.Key, Check), ["mutes"] = Array.Empty<Json>() },
            ["election_epoch"] = 42, ["quorum"] = Enumerable.Range(0, quorum.Count), ["quorum_names"] = quorum, ["quorum_age"] = 86_400,
            ["monmap"] = new Json { ["epoch"] = 3, ["fsid"] = ceph.Fsid, ["min_mon_release_name"] = "squid", ["num_mons"] = ceph.Monitors.Count, ["mons"] = ceph.Monitors.Select((monitor, rank) => new Json { ["rank"] = rank, ["name"] = monitor.Key, ["addr"] = $"{monitor.Value.Address}:6789/0" }) },
            ["osdmap"] = new Json { ["epoch"] = 311, ["num_osds"] = ceph.Osds.Count, ["num_up_osds"] = ceph.Osds.Count(ceph.IsUp), ["num_in_osds"] = ceph.Osds.Count(osd => osd.IsIn), ["num_remapped_pgs"] = 0 },
            ["pgmap"] = new Json
            {
                ["pgs_by_state"] = states, ["num_pgs"] = groups, ["num_pools"] = ceph.Pools.Count, ["num_objects"] = 48_213, ["data_bytes"] = used / 3, ["bytes_used"] = used, ["bytes_avail"] = total - used,
                ["bytes_total"] = total, ["read_bytes_sec"] = 1_203_456, ["write_bytes_sec"] = 3_345_678, ["read_op_per_sec"] = 31, ["write_op_per_sec"] = 122,
            },
            ["mgrmap"] = new Json { ["available"] = manager.Key is not null, ["active_name"] = manager.Key ?? "", ["num_standbys"] = Math.Max(0, ceph.Managers.Count - 1), ["services"] = new Json() },
            ["fsmap"] = new Json { ["epoch"] = 12, ["by_rank"] = Array.Empty<Json>(), ["up:standby"] = Math.Max(0, ceph.MetadataServers.Count - 1) },
            ["servicemap"] = new Json { ["epoch"] = 77, ["services"] = new Json() },
            ["progress_events"] = new Json(),
        };
    }

    public static Json Tree(Call call)
    {
        var ceph = CephRoutes.Of(call);
        var hosts = ceph.Osds.GroupBy(osd => osd.Node).Select((host, n) => new Json
        {
            ["id"] = (-3 - 2 * n).ToString(System.Globalization.CultureInfo.InvariantCulture), ["name"] = host.Key.Name, ["type"] = "host", ["leaf"] = 0, ["version"] = CephState.Version, ["children"] = host.Select(osd => ToLeaf(ceph, osd)),
        });
        return new Json
        {
            ["flags"] = string.Join(',', ceph.Flags.Concat(["purged_snapdirs", "sortbitwise", "recovery_deletes"])),
            ["root"] = new Json { ["leaf"] = 0, ["children"] = new[] { new Json { ["id"] = "-1", ["name"] = "default", ["type"] = "root", ["leaf"] = 0, ["children"] = hosts } } },
        };
    }

    private static Json ToLeaf(CephState ceph, CephOsd osd) => new()
    {
        ["id"] = osd.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), ["name"] = $"osd.{osd.Id}", ["type"] = "osd", ["leaf"] = 1, ["host"] = osd.Node.Name, ["status"] = ceph.IsUp(osd) ? "up" : "down",
        ["in"] = osd.IsIn, ["reweight"] = osd.IsIn ? 1 : 0, ["crush_weight"] = 3.49319, ["device_class"] = "nvme", ["osdtype"] = "bluestore", ["blfsdev"] = $"/dev/nvme{1 + osd.Id % 2}n1", ["dbdev"] = null, ["waldev"] = null,
        ["bytes_used"] = (long)osd.Used, ["total_space"] = CephState.OsdSize, ["percent_used"] = 100 * osd.Used / CephState.OsdSize, ["pgs"] = 64 + osd.Id % 7, ["apply_latency_ms"] = osd.Id % 3, ["commit_latency_ms"] = osd.Id % 3,
        ["ceph_version"] = CephState.LongVersion, ["ceph_version_short"] = CephState.Version,
    };

    private static object? Check(KeyValuePair<string, string> check) => new Json
    {
        ["severity"] = "HEALTH_WARN", ["summary"] = new Json { ["message"] = check.Value, ["count"] = 1 }, ["detail"] = Array.Empty<Json>(), ["muted"] = 0,
    };
}
