using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Which guests a backup job takes, and which none takes.</summary>
internal static class BackupJobs
{
    public static IEnumerable<SimulatedGuest> Included(SimulatedCluster cluster, ConfigSection job)
    {
        var options = job.Options;
        var excluded = Ids(options.GetValueOrDefault("exclude"));
        return cluster.Guests.Items.Where(guest => Takes(guest) && (!options.TryGetValue("node", out var node) || guest.NodeName == node));

        bool Takes(SimulatedGuest guest)
        {
            if (options.GetValueOrDefault("all") == "1") return !excluded.Contains(guest.Vmid);
            if (options.TryGetValue("pool", out var pool)) return cluster.Pools.Of(guest.Vmid) == pool;
            return Ids(options.GetValueOrDefault("vmid")).Contains(guest.Vmid);
        }
    }

    public static IEnumerable<SimulatedGuest> Uncovered(SimulatedCluster cluster)
    {
        var covered = cluster.BackupJobs.Sections.Values.SelectMany(job => Included(cluster, job)).Select(guest => guest.Vmid).ToHashSet();
        return cluster.Guests.Items.Where(guest => !covered.Contains(guest.Vmid));
    }

    /// <summary>A guest with its volumes, as the tree of what a job includes.</summary>
    public static Json ToTree(SimulatedGuest guest)
    {
        var volumes = guest.Config.Current.Where(option => IsVolume(guest, option.Key, option.Value)).Select(option => ToLeaf(guest, option.Key, option.Value)).ToList();
        return new Json { ["id"] = guest.Vmid, ["name"] = guest.Name, ["type"] = guest.Type, ["leaf"] = volumes.Count == 0, ["children"] = volumes };
    }

    private static Json ToLeaf(SimulatedGuest guest, string key, string value)
    {
        var said = value.Split(',').FirstOrDefault(part => part.StartsWith("backup=", StringComparison.Ordinal))?[7..];
        var isIncluded = guest.IsContainer ? key == "rootfs" || said == "1" : said != "0";
        return new Json
        {
            ["id"] = $"{guest.Vmid}:{key}", ["name"] = value.Split(',')[0], ["included"] = isIncluded, ["leaf"] = 1, ["reason"] = guest.IsContainer && key == "rootfs" ? "rootfs" : isIncluded ? "backup=yes" : "backup=no",
        };
    }

    private static bool IsVolume(SimulatedGuest guest, string key, string value)
    {
        if (value.Contains("media=cdrom", StringComparison.Ordinal) || !value.Contains(':') || !(key == "rootfs" || char.IsAsciiDigit(key[^1]))) return false;
        string[] prefixes = guest.IsContainer ? ["rootfs", "mp"] : ["scsi", "virtio", "sata", "ide", "efidisk", "tpmstate"];
        return Array.Exists(prefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static HashSet<int> Ids(string? list) => [.. (list ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
}
