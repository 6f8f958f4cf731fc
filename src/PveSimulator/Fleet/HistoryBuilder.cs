namespace Hypervisor.PveSimulator;

/// <summary>What happened before the fleet was started: nightly backups, updates of package lists, people at work, and what they left.</summary>
internal static class HistoryBuilder
{
    private static readonly string[] People = ["ann@pve", "ben@pve", "root@pam"];

    public static void Add(SimulatedCluster cluster, int days)
    {
        if (days == 0) return;
        var random = new Random(cluster.Seed + 4);
        var lastNight = BackupBuilder.LastNight(cluster.Schedule.Now);
        AddSnapshots(cluster, lastNight);
        var past = new List<Past>();
        for (var day = days - 1; day >= 0; day--)
        {
            var night = lastNight.AddDays(-day);
            past.AddRange(cluster.Nodes.All.Select(node => new Past(node, "root@pam", new TaskPlan("aptupdate", "") { Log = ["starting apt-get update", "Hit:1 http://deb.debian.org/debian trixie InRelease", "Reading package lists..."] }, night.AddHours(2).AddSeconds(random.Next(600)), TimeSpan.FromSeconds(5 + random.Next(20)))));
            past.AddRange(Backups(cluster, night, random));
            past.AddRange(Work(cluster, night, random));
        }
        foreach (var one in past.Where(one => one.Start + one.Length < cluster.Schedule.Now).OrderBy(one => one.Start))
            cluster.Tasks.Remember(one.Node, new Caller(one.User), one.Plan, one.Start, one.Start + one.Length);
    }

    /// <summary>One run a node, as a job makes it; now and then a guest's backup fails, and with it the run.</summary>
    private static IEnumerable<Past> Backups(SimulatedCluster cluster, DateTimeOffset night, Random random)
    {
        foreach (var guests in cluster.Guests.Items.GroupBy(guest => guest.Node))
        {
            var fails = random.NextDouble() < 0.08;
            var log = new List<string> { "INFO: starting new backup job: vzdump --pool prod --mode snapshot --storage nfs-backup --compress zstd" };
            foreach (var guest in guests)
            {
                log.Add($"INFO: Starting Backup of VM {guest.Vmid} ({guest.Type})");
                log.Add($"INFO: {guest.Kind} Name: {guest.Name}");
                log.Add(fails && guest == guests.Last() ? $"ERROR: Backup of VM {guest.Vmid} failed - unable to open file '/mnt/pve/nfs-backup/dump' - Stale file handle" : $"INFO: Finished Backup of VM {guest.Vmid} (00:0{random.Next(1, 10)}:{random.Next(10, 60)})");
            }
            yield return new Past(guests.Key, "root@pam", new TaskPlan("vzdump", "") { Log = log, Failure = fails ? "job errors" : null }, night, TimeSpan.FromMinutes(10 + random.Next(40)));
        }
    }

    private static IEnumerable<Past> Work(SimulatedCluster cluster, DateTimeOffset night, Random random)
    {
        var guests = cluster.Guests.Items.Where(guest => guest.IsRunning).ToArray();
        for (var n = 0; n < guests.Length / 8; n++)
        {
            var guest = guests[random.Next(guests.Length)];
            var (type, log) = random.Next(3) switch
            {
                0 => (guest.IsContainer ? "vzreboot" : "qmreboot", "requesting reboot"),
                1 => (guest.IsContainer ? "vzshutdown" : "qmshutdown", "requesting shutdown"),
                _ => (guest.IsContainer ? "vzstart" : "qmstart", "starting"),
            };
            yield return new Past(
                guest.Node, People[random.Next(People.Length)],
                new TaskPlan(type, $"{guest.Vmid}") { Log = [log], Failure = random.NextDouble() < 0.05 ? "VM quit/powerdown failed - got timeout" : null },
                night.AddHours(7).AddSeconds(random.Next(10 * 3600)), TimeSpan.FromSeconds(2 + random.Next(40)));
        }
    }

    private static void AddSnapshots(SimulatedCluster cluster, DateTimeOffset lastNight)
    {
        foreach (var guest in cluster.Guests.Items.Where(guest => guest.Vmid % 6 == 0))
        {
            var config = new SortedDictionary<string, string>(guest.Config.Current, StringComparer.Ordinal);
            guest.Snapshots.Add(new GuestSnapshot("clean-install", null, lastNight.AddDays(-90).AddHours(9), false, config) { Description = "Right after the installation" });
            if (guest.Vmid % 12 == 0) guest.Snapshots.Add(new GuestSnapshot("before-upgrade", "clean-install", lastNight.AddDays(-3).AddHours(14), false, config) { Description = "Before the upgrade to trixie" });
            guest.Config["parent"] = guest.Snapshots[^1].Name;
        }
    }

    private sealed record Past(SimulatedNode Node, string User, TaskPlan Plan, DateTimeOffset Start, TimeSpan Length);
}
