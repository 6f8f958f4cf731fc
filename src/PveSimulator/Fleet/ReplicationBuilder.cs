namespace Hypervisor.PveSimulator;

/// <summary>Makes up replication jobs, the last one failing, for guests whose disks it puts on ZFS.</summary>
internal static class ReplicationBuilder
{
    private const int Jobs = 3;
    private static readonly string[] Schedules = ["*/15", "*/30", "22:30", "mon..fri 8..18:0/20"];

    public static void Add(SimulatedCluster cluster, Random random)
    {
        if (cluster.Nodes.All.Count == 1) return;
        var storage = cluster.Storages.Add(new SimulatedStorage("local-zfs", "zfspool") { Size = 1800L << 30 });
        storage.Options["pool"] = "rpool/data";
        storage.Options["content"] = "rootdir,images";
        storage.Options["sparse"] = "1";
        var first = random.Next(Schedules.Length);
        var created = cluster.Schedule.Now.AddDays(-30);
        foreach (var (n, guest) in cluster.Guests.Items.Where(guest => guest.IsRunning && guest.Lock is null && !cluster.HighAvailability.Manages(guest)).Reverse().Take(Jobs).Index())
        {
            MoveDisks(cluster, guest, storage);
            var others = cluster.Nodes.All.Where(node => node != guest.Node).ToList();
            var job = cluster.Replication.Add(new ReplicationJob($"{guest.Vmid}-0", guest.NodeName, others[random.Next(others.Count)].Name, created));
            job.Options["schedule"] = Schedules[(first + n) % Schedules.Length];
            if (n == 0) job.Options["comment"] = "standby copy";
            if (n == 1) job.Options["rate"] = "50";
            if (n == Jobs - 1) job.Failure = (cluster.Schedule.Now.AddHours(-2), "command 'set -o pipefail && pvesm export' failed: exit code 255", 1);
        }
    }

    private static void MoveDisks(SimulatedCluster cluster, SimulatedGuest guest, SimulatedStorage storage)
    {
        foreach (var (key, value) in SnapshotActions.Disks(guest).ToList())
        {
            cluster.Storages.Volumes.RemoveAll(volume => volume.Id == value.Split(',')[0]);
            var volume = cluster.Storages.Allocate(storage, guest, DiskSize.Of(value), null);
            guest.Config[key] = string.Join(',', value.Split(',').Skip(1).Prepend(volume.Id));
        }
    }
}
