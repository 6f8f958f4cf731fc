namespace Hypervisor.PveSimulator;

internal static class CephRoutes
{
    private const string Path = "/nodes/{node}/ceph";

    public static void MapCeph(this RouteTable routes)
    {
        var audit = Permissions.On("/", "Sys.Audit", "Datastore.Audit");
        routes.Add(new("GET", Path, NodeParameters.Node, audit, _ => Index.Of("name", "cfg", "cmd-safety", "crush", "fs", "init", "log", "mds", "mgr", "mon", "osd", "pool", "restart", "rules", "start", "status", "stop")) { IsAnsweredAtEntry = true });
        routes.Get(Path + "/status", NodeParameters.Node, audit, CephStatus.Get);
        routes.Get(Path + "/osd", NodeParameters.Node, audit, CephStatus.Tree);
        routes.Get(Path + "/osd/{osdid}", CephParameters.Osd, Permissions.All, _ => Index.Of("name", "metadata", "lv-info"));
        routes.Get(Path + "/osd/{osdid}/metadata", CephParameters.Osd, Permissions.On("/", "Sys.Audit"), OsdMetadata);
        routes.Get(Path + "/mon", NodeParameters.Node, audit, call => Services(call, "mon", Of(call).Monitors));
        routes.Get(Path + "/mgr", NodeParameters.Node, audit, call => Services(call, "mgr", Of(call).Managers));
        routes.Get(Path + "/mds", NodeParameters.Node, audit, call => Services(call, "mds", Of(call).MetadataServers));
        routes.Get(Path + "/pool", NodeParameters.Node, audit, call => Of(call).Pools.Values.Select(pool => pool.ToEntry()));
        routes.Get(Path + "/pool/{name}", CephParameters.PoolName, audit, _ => Index.Of("name", "status"));
        routes.Get(Path + "/pool/{name}/status", CephParameters.PoolStatus, audit, call => FindPool(call).ToStatus());
        routes.Get(Path + "/fs", NodeParameters.Node, audit, call => Of(call).FileSystems.Select(ToFileSystem));
        routes.Get(Path + "/rules", NodeParameters.Node, audit, call => { Of(call); return Index.Of("name", "replicated_rule"); });
        routes.Get(Path + "/cfg", NodeParameters.Node, Permissions.All, _ => Index.Of("name", "raw", "db", "value"));
        routes.Get(Path + "/cfg/raw", NodeParameters.Node, audit, call => Config(call));
        routes.Get(Path + "/cfg/db", NodeParameters.Node, audit, ConfigDatabase);
        routes.Get(Path + "/cfg/value", CephParameters.ConfigValue, Permissions.On("/", "Sys.Audit"), ConfigValues);
        routes.Get(Path + "/crush", NodeParameters.Node, audit, Crush);
        routes.Get(Path + "/cmd-safety", CephParameters.Safety, Permissions.On("/", "Sys.Audit"), Safety);
        routes.Get(Path + "/log", CephParameters.Log, Permissions.On("/nodes/{node}", "Sys.Syslog"), Log);
        routes.Get(Path + "/releases", NodeParameters.Node, audit, _ => new[] { new Json { ["release"] = "squid", ["version"] = "19.2", ["available"] = 1, ["is-default"] = 1, ["unsupported"] = 0 } });
        routes.MapCephWrites();
        routes.MapClusterCeph();
    }

    /// <exception cref="PveError">Ceph is not installed here.</exception>
    public static CephState Of(Call call) => call.Cluster.Ceph ?? throw PveError.Failed("binary not installed: /usr/bin/ceph-mon");

    /// <exception cref="PveError">There is no such pool.</exception>
    public static CephPool FindPool(Call call) => Of(call).Pools.GetValueOrDefault(call.Get("name")) ?? throw PveError.Failed($"pool '{call["name"]}' does not exist");

    private static IEnumerable<Json> Services(Call call, string kind, SortedDictionary<string, SimulatedNode> services)
    {
        var ceph = Of(call);
        var rank = 0;
        foreach (var (name, node) in services)
        {
            var isRunning = ceph.IsRunning(kind, name, node);
            var entry = new Json
            {
                ["name"] = name, ["host"] = node.Name, ["addr"] = $"{node.Address}:{(kind == "mon" ? 6789 : 6800)}/0", ["direxists"] = 1, ["service"] = 1, ["ceph_version"] = CephState.LongVersion, ["ceph_version_short"] = CephState.Version,
                ["state"] = !isRunning ? "stopped" : kind == "mon" ? "running" : kind == "mgr" ? rank == 0 ? "active" : "standby" : rank == 0 ? "up:active" : "up:standby",
            };
            if (kind == "mon")
            {
                entry["rank"] = rank;
                entry["quorum"] = isRunning;
            }
            if (kind == "mds" && rank == 0) entry.With("rank", 0).With("fs_name", ceph.FileSystems.FirstOrDefault());
            if (isRunning || kind == "mon") rank++;
            yield return entry;
        }
    }

    private static Json OsdMetadata(Call call)
    {
        var osd = Of(call).Osds.Find(osd => osd.Id == call.Int("osdid", -1)) ?? throw PveError.Failed($"OSD '{call["osdid"]}' does not exists on host '{call.Node.Name}'");
        var device = $"/dev/nvme{1 + osd.Id % 2}n1";
        return new Json
        {
            ["devices"] = new[] { new Json { ["device"] = "block", ["dev_node"] = "/dev/dm-1", ["physical_device"] = device, ["size"] = CephState.OsdSize, ["support_discard"] = 1, ["type"] = "ssd" } },
            ["osd"] = new Json
            {
                ["id"] = osd.Id, ["hostname"] = osd.Node.Name, ["version"] = CephState.LongVersion, ["osd_data"] = $"/var/lib/ceph/osd/ceph-{osd.Id}", ["osd_objectstore"] = "bluestore", ["encrypted"] = 0, ["mem_usage"] = 4_100_000_000,
                ["pid"] = 2000 + osd.Id, ["back_addr"] = $"{osd.Node.Address}:6802", ["front_addr"] = $"{osd.Node.Address}:6803", ["hb_back_addr"] = $"{osd.Node.Address}:6804", ["hb_front_addr"] = $"{osd.Node.Address}:6805",
            },
        };
    }

    private static Json ToFileSystem(string name) => new()
    {
        ["name"] = name, ["data_pool"] = $"{name}_data", ["data_pools"] = new[] { $"{name}_data" }, ["data_pool_ids"] = new[] { 3 }, ["metadata_pool"] = $"{name}_metadata", ["metadata_pool_id"] = 4,
    };

    private static string Config(Call call)
    {
        var ceph = Of(call);
        return $"[global]\n\tauth_client_required = cephx\n\tauth_cluster_required = cephx\n\tauth_service_required = cephx\n\tcluster_network = 192.0.2.0/24\n\tfsid = {ceph.Fsid}\n\tmon_allow_pool_delete = true\n"
            + $"\tmon_host = {string.Join(' ', ceph.Monitors.Values.Select(node => node.Address))}\n\tosd_pool_default_min_size = 2\n\tosd_pool_default_size = 3\n\tpublic_network = 192.0.2.0/24\n\n[client]\n\tkeyring = /etc/pve/priv/$cluster.$name.keyring\n"
            + string.Concat(ceph.Monitors.Select(monitor => $"\n[mon.{monitor.Key}]\n\tpublic_addr = {monitor.Value.Address}\n"));
    }

    private static Json[] ConfigDatabase(Call call)
    {
        Of(call);
        return [new Json { ["section"] = "mgr", ["name"] = "mgr/pg_autoscaler/autoscale_profile", ["value"] = "scale-up", ["level"] = "advanced", ["mask"] = "", ["can_update_at_runtime"] = 1 }];
    }

    private static Json ConfigValues(Call call)
    {
        Of(call);
        var answer = new Json();
        foreach (var key in call.Get("config-keys").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(':')).Where(pair => pair.Length == 2))
        {
            var section = answer.TryGetValue(key[0], out var found) ? (Json)found! : [];
            answer[key[0]] = section;
            if (key is ["global", "osd_pool_default_size"]) section[key[1]] = "3";
            if (key is ["global", "osd_pool_default_min_size"]) section[key[1]] = "2";
        }
        return answer;
    }

    private static string Crush(Call call) =>
        "# begin crush map\n" + string.Concat(Of(call).Osds.Select(osd => $"device {osd.Id} osd.{osd.Id} class nvme\n")) + "rule replicated_rule {\n\tid 0\n\ttype replicated\n\tstep take default\n\tstep chooseleaf firstn 0 type host\n\tstep emit\n}\n# end crush map\n";

    private static Json Safety(Call call)
    {
        var ceph = Of(call);
        var isSafe = ceph.Checks().Count == 0;
        return new Json { ["safe"] = isSafe, ["status"] = isSafe ? $"it is safe to {call["action"]} {call["service"]}.{call["id"]}" : $"{call["service"]}.{call["id"]} is not safe to {call["action"]}: cluster is not healthy" };
    }

    private static IEnumerable<Json> Log(Call call)
    {
        var ceph = Of(call);
        const int kept = 500;
        call.Beside["total"] = kept;
        var start = call.Int("start", 0);
        return Enumerable.Range(start, Math.Max(0, Math.Min(call.Int("limit", 50), kept - start))).Select(n => new Json
        {
            ["n"] = n + 1, ["t"] = $"{call.Now.AddSeconds(2 * (n - kept)):yyyy-MM-ddTHH:mm:ss.ffffff+0000} mgr.{ceph.Managers.Keys.FirstOrDefault()} (mgr.14102) {9000 + n} : cluster 0 pgmap v{9000 + n}: {ceph.Pools.Values.Sum(pool => pool.PgNum)} pgs active+clean",
        });
    }
}
