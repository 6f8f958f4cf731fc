using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Which backups stay, with the marks that PVE gives: keep, remove, protected.</summary>
internal static class Pruning
{
    private static readonly (string Option, Func<DateTimeOffset, string> Period)[] Rules =
    [
        ("keep-last", at => at.UtcTicks.ToString(CultureInfo.InvariantCulture)),
        ("keep-hourly", at => at.ToString("yyyy-MM-dd-HH", CultureInfo.InvariantCulture)),
        ("keep-daily", at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("keep-weekly", at => $"{ISOWeek.GetYear(at.UtcDateTime)}-{ISOWeek.GetWeekOfYear(at.UtcDateTime)}"),
        ("keep-monthly", at => at.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        ("keep-yearly", at => at.ToString("yyyy", CultureInfo.InvariantCulture)),
    ];

    /// <param name="keep">"keep-last=3,keep-weekly=2"; nothing keeps all.</param>
    public static IEnumerable<(SimulatedVolume Volume, string Mark)> Mark(IEnumerable<SimulatedVolume> backups, string? keep)
    {
        var options = (keep ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(part => part.Length == 2 && part[1] != "0").ToDictionary(part => part[0], part => part[1]);
        foreach (var group in backups.GroupBy(backup => (backup.Vmid, backup.Subtype)))
        {
            var newestFirst = group.OrderByDescending(backup => backup.CreatedAt).ToList();
            var marks = MarkGroup(newestFirst.Where(backup => !backup.IsProtected).ToList(), options);
            foreach (var backup in Enumerable.Reverse(newestFirst)) yield return (backup, backup.IsProtected ? "protected" : marks[backup]);
        }
    }

    private static Dictionary<SimulatedVolume, string> MarkGroup(List<SimulatedVolume> newestFirst, Dictionary<string, string> options)
    {
        if (options.Count == 0 || options.ContainsKey("keep-all")) return newestFirst.ToDictionary(backup => backup, _ => "keep");
        var marks = new Dictionary<SimulatedVolume, string>();
        foreach (var (option, period) in Rules)
        {
            if (!options.TryGetValue(option, out var text)) continue;
            var most = int.Parse(text, CultureInfo.InvariantCulture);
            var covered = marks.Where(mark => mark.Value == "keep").Select(mark => period(mark.Key.CreatedAt)).ToHashSet();
            var added = new HashSet<string>();
            foreach (var backup in newestFirst.Where(backup => !marks.ContainsKey(backup)))
            {
                var id = period(backup.CreatedAt);
                if (covered.Contains(id)) continue;
                if (!added.Contains(id))
                {
                    if (added.Count >= most) break;
                    added.Add(id);
                    marks[backup] = "keep";
                }
                else marks[backup] = "remove";
            }
        }
        foreach (var backup in newestFirst) marks.TryAdd(backup, "remove");
        return marks;
    }
}
