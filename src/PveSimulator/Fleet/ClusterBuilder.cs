namespace Hypervisor.PveSimulator;

/// <summary>Makes up clusters: the same seed, the same cluster.</summary>
internal static class ClusterBuilder
{
    private static readonly string[] Sites =
    [
        "berlin", "vienna", "zurich", "hamburg", "munich", "cologne", "leipzig", "dresden", "prague", "warsaw", "paris", "lyon", "madrid", "lisbon", "milan", "rome",
        "oslo", "stockholm", "helsinki", "dublin", "london", "leeds", "antwerp", "utrecht", "geneva",
    ];

    public static SimulatedCluster Build(int number, FleetOptions options, TimeProvider time, Addresses addresses)
    {
        var round = number / Sites.Length;
        var cluster = new SimulatedCluster(Sites[number % Sites.Length] + (round == 0 ? "" : $"-{round + 1}"), number, options, time);
        for (var n = 1; n <= options.Nodes; n++) cluster.Nodes.Add(new SimulatedNode(cluster, n, addresses.Of(number, n)));
        cluster.IsStandalone = options.Nodes == 1;
        cluster.Certificates = new ClusterCertificates(cluster);
        cluster.Certificates.Create();
        cluster.Locked(() => Furnish(cluster, number, options));
        return cluster;
    }

    private static void Furnish(SimulatedCluster cluster, int number, FleetOptions options)
    {
        var random = new Random(cluster.Seed);
        AddStorages(cluster);
        foreach (var pool in new[] { "prod", "test" }) cluster.Pools.Add(pool).Comment = pool == "prod" ? "Production" : "Try things here";
        for (var i = 0; i < options.Guests; i++) GuestBuilder.Add(cluster, random, 100 + i);
        foreach (var guest in cluster.Guests.Items.Where(guest => guest.IsRunning && !guest.IsContainer).Take(options.Nodes > 1 ? 1 + options.Guests / 50 : 0))
            cluster.HighAvailability.Add(guest.ServiceId);
        AddHaRules(cluster);
        AddSpecialties(cluster, number, options);
        // Of its own random numbers, so that the guests of a seed stay the same.
        SdnBuilder.Add(cluster, new Random(cluster.Seed + 1));
        FirewallBuilder.Add(cluster, new Random(cluster.Seed + 2));
        ReplicationBuilder.Add(cluster, new Random(cluster.Seed + 3));
        HistoryBuilder.Add(cluster, options.HistoryDays);
    }

    /// <summary>The same wish twice: as a rule of PVE 9 and as a group of PVE 8.</summary>
    private static void AddHaRules(SimulatedCluster cluster)
    {
        if (cluster.HighAvailability.All.FirstOrDefault() is not { } resource) return;
        var nodes = string.Join(',', cluster.Nodes.All.Take(2).Select((node, n) => $"{node.Name}:{2 - n}"));
        cluster.HighAvailability.AddNodeAffinity("prefer-first-nodes", resource.ServiceId, nodes);
        cluster.HighAvailability.AddGroup("first-nodes", nodes);
        if (cluster.IsVersion8) resource.Options["group"] = "first-nodes";
    }

    private static void AddStorages(SimulatedCluster cluster)
    {
        var local = cluster.Storages.Add(new SimulatedStorage("local", "dir") { Size = 94L << 30 });
        local.Options["path"] = "/var/lib/vz";
        local.Options["content"] = "backup,iso,vztmpl,snippets,import";
        var thin = cluster.Storages.Add(new SimulatedStorage("local-lvm", "lvmthin") { Size = 1800L << 30 });
        thin.Options["vgname"] = "pve";
        thin.Options["thinpool"] = "data";
        thin.Options["content"] = "rootdir,images";
        var backup = cluster.Storages.Add(new SimulatedStorage("nfs-backup", "nfs") { Size = 8000L << 30 });
        backup.Options["path"] = "/mnt/pve/nfs-backup";
        backup.Options["server"] = "192.0.2.60";
        backup.Options["export"] = "/export/pve";
        backup.Options["content"] = "backup,iso";
        backup.Options["prune-backups"] = "keep-daily=7,keep-last=3,keep-weekly=4";
        var now = cluster.Schedule.Now;
        foreach (var node in cluster.Nodes.All)
        {
            cluster.Storages.Volumes.Add(new("local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst", "vztmpl", "tzst", 129_710_398, now.AddDays(-40)) { Node = node.Name });
            cluster.Storages.Volumes.Add(new("local:vztmpl/alpine-3.22-default_20250617_amd64.tar.xz", "vztmpl", "txz", 3_280_124, now.AddDays(-39)) { Node = node.Name });
        }
        cluster.Storages.Volumes.Add(new("nfs-backup:iso/debian-13.1.0-amd64-netinst.iso", "iso", "iso", 821_821_440, now.AddDays(-60)));
        cluster.Storages.Volumes.Add(new("nfs-backup:iso/virtio-win-0.1.271.iso", "iso", "iso", 726_607_872, now.AddDays(-90)));
    }

    /// <summary>The second cluster has a backup server and, unless the options say otherwise, Ceph.</summary>
    private static void AddSpecialties(SimulatedCluster cluster, int number, FleetOptions options)
    {
        if (number == options.CephCluster) cluster.InstallCeph();
        // The collector lost sight of one guest for a while.
        if (cluster.Guests.Items.FirstOrDefault(guest => guest.IsRunning) is { } lost) cluster.Charts.Gap($"vm/{lost.Vmid}", cluster.Schedule.Now.AddMinutes(-40), cluster.Schedule.Now.AddMinutes(-25));
        BackupBuilder.AddJobs(cluster);
        BackupBuilder.AddBackups(cluster, options.BackupsPerGuest, "nfs-backup");
        if (number != 1) return;
        var server = cluster.Storages.Add(new SimulatedStorage("pbs-main", "pbs") { Size = 40_000L << 30 });
        foreach (var (key, value) in new[] { ("server", "192.0.2.61"), ("datastore", "main"), ("username", "pve@pbs"), ("content", "backup"), ("prune-backups", "keep-all=1") }) server.Options[key] = value;
        BackupBuilder.AddBackups(cluster, options.BackupsPerGuest, "pbs-main");
    }
}
