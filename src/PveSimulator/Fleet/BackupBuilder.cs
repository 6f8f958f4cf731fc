using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Backup jobs and the backups that they left: of 100 guests 15 have none, 15 only old ones.</summary>
internal static class BackupBuilder
{
    private const int StaleAfterDays = 45;

    public static void AddJobs(SimulatedCluster cluster)
    {
        Add("backup-nightly", ("schedule", "21:00"), ("storage", "nfs-backup"), ("pool", "prod"), ("mode", "snapshot"), ("compress", "zstd"), ("enabled", "1"), ("comment", "Production every night"),
            ("prune-backups", "keep-daily=7,keep-last=3,keep-weekly=4"), ("notes-template", "{{guestname}}"), ("notification-mode", "notification-system"));
        Add("backup-weekly", ("schedule", "sun 01:00"), ("storage", "nfs-backup"), ("vmid", string.Join(',', cluster.Guests.Items.Where(guest => guest.Vmid % 3 == 1).Take(50).Select(guest => guest.Vmid).DefaultIfEmpty(100))),
            ("mode", "snapshot"), ("compress", "zstd"), ("enabled", "1"), ("prune-backups", "keep-last=2"), ("mailto", "ops@example.com"), ("mailnotification", "failure"));
        Add("backup-test-lab", ("schedule", "sat 12:00"), ("storage", "local"), ("pool", "test"), ("mode", "stop"), ("enabled", "0"), ("comment", "Off until the disk is bigger"));

        void Add(string id, params (string Key, string Value)[] options)
        {
            var job = cluster.BackupJobs.Add(id, "vzdump");
            foreach (var (key, value) in options) job.Options[key] = value;
        }
    }

    public static void AddBackups(SimulatedCluster cluster, int perGuest, string storage)
    {
        var isServer = cluster.Storages.Find(storage).Type == "pbs";
        var lastNight = LastNight(cluster.Schedule.Now);
        foreach (var guest in cluster.Guests.Items)
        {
            var noise = new Noise(cluster.Seed, guest.Vmid);
            var fate = noise.Level(60);
            if (fate < 0.15) continue;
            var youngest = fate < 0.3 ? StaleAfterDays : noise.Level(61) < 0.8 ? 0 : 1;
            var saved = new Dictionary<string, string>(guest.Config.Current);
            var size = guest.Figures.MaxDisk / 4;
            for (var n = 0; n < perGuest; n++)
            {
                var taken = lastNight.AddDays(-youngest - 7 * n).AddSeconds(guest.Vmid % 3600);
                cluster.Storages.Volumes.Add(new(Name(guest, storage, isServer, taken), "backup", isServer ? guest.IsContainer ? "pbs-ct" : "pbs-vm" : guest.IsContainer ? "tar.zst" : "vma.zst", size + (long)(size * 0.1 * noise.Level(70 + n)), taken)
                {
                    Vmid = guest.Vmid, Subtype = guest.Type, Notes = guest.Name, IsProtected = n == perGuest - 1 && noise.Level(62) < 0.25, Saved = saved,
                    Verification = !isServer || n == 0 && noise.Level(63) < 0.3 ? null : noise.Level(64 + n) < 0.05 ? "failed" : "ok",
                });
            }
        }
    }

    /// <summary>One o'clock, when backups were last made.</summary>
    public static DateTimeOffset LastNight(DateTimeOffset now)
    {
        var night = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(1);
        return night.AddHours(1) <= now ? night : night.AddDays(-1);
    }

    private static string Name(SimulatedGuest guest, string storage, bool isServer, DateTimeOffset taken) => isServer
        ? $"{storage}:backup/{(guest.IsContainer ? "ct" : "vm")}/{guest.Vmid}/{taken.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}"
        : $"{storage}:backup/vzdump-{guest.Type}-{guest.Vmid}-{taken.ToString("yyyy_MM_dd-HH_mm_ss", CultureInfo.InvariantCulture)}.{(guest.IsContainer ? "tar" : "vma")}.zst";
}
