using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal sealed partial class FleetGrain : IFleetBackups
{
    /// <summary>Clusters that are asked at once.</summary>
    private const int AtOnce = 8;

    /// <summary>The ages are the same whatever it is; this one is asked for most, and so is at hand.</summary>
    private const int SearchThresholdHours = 24;

    /// <summary>A cluster that takes longer goes on by itself, and the next question finds what it found.</summary>
    private static readonly TimeSpan ClusterPatience = TimeSpan.FromSeconds(20);

    /// <summary>Shorter than Orleans waits for this call.</summary>
    private static readonly TimeSpan FleetPatience = TimeSpan.FromSeconds(50);

    public async Task<BackupCoverage> Coverage(Caller caller, Guid? site, int thresholdHours, int offset, int limit)
    {
        new FieldErrors()
            .Require(thresholdHours is >= 1 and <= 8760, "threshold_hours", "The threshold is 1 to 8760 hours.")
            .Require(offset >= 0, "offset", "The offset is 0 or more.")
            .Require(limit is >= 1 and <= 1000, "limit", "The limit is 1 to 1000.")
            .ThrowIfAny();

        var gaps = new List<ClusterGap>();
        var reports = await Ask(await rows.Entries(caller, site), thresholdHours, gaps);
        var uncovered = reports.SelectMany(report => report.Report.Vms)
            .Where(guest => guest.Standing != BackupStanding.Covered)
            .OrderBy(guest => guest.Standing switch { BackupStanding.Never => 0, BackupStanding.Unknown => 1, _ => 2 })
            .ThenByDescending(guest => guest.AgeHours)
            .ThenBy(guest => guest.ControllerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(guest => guest.ControllerId)
            .ThenBy(guest => guest.Vmid)
            .ToArray();
        return new BackupCoverage
        {
            ThresholdHours = thresholdHours,
            TotalGuests = reports.Sum(report => report.Report.TotalVms),
            Covered = reports.Sum(report => report.Report.BackedUp),
            Stale = reports.Sum(report => report.Report.Stale),
            Never = reports.Sum(report => report.Report.NeverBackedUp),
            Unknown = reports.Sum(report => report.Report.Unknown),
            Clusters = [.. reports.Select(report => Sum(report.Entry, report.Report)).OrderBy(cluster => cluster.ControllerName, StringComparer.OrdinalIgnoreCase)],
            Items = [.. uncovered.Skip(offset).Take(limit)],
            Total = uncovered.Length,
            Offset = offset,
            AsOf = reports.Count == 0 ? null : reports.Min(report => report.Report.AsOf),
            Gaps = [.. gaps.OrderBy(gap => gap.ControllerName, StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Reads what a search for the age of backups needs; those it could not read are named, as no guest of theirs is found.</summary>
    private async Task<IReadOnlyList<ClusterGap>> ReadBackups(GuestSearch search, Caller caller, GuestQuery query)
    {
        var gaps = new List<ClusterGap>();
        if (search.NeedsBackups)
        {
            var entries = (await rows.Entries(caller, query.SiteId)).Where(entry => query.ControllerId is not { } id || entry.ControllerId == id);
            search.BackupHours = (await Ask([.. entries], SearchThresholdHours, gaps))
                .SelectMany(report => report.Report.Vms)
                .Where(guest => guest.Standing == BackupStanding.Never || guest.AgeHours is not null)
                .ToDictionary(guest => (guest.ControllerId, guest.Vmid), guest => guest.AgeHours ?? double.PositiveInfinity);
        }

        return gaps;
    }

    private async Task<IReadOnlyList<(DirectoryEntry Entry, BackupAgeReport Report)>> Ask(IReadOnlyList<DirectoryEntry> entries, int thresholdHours, List<ClusterGap> gaps)
    {
        using var slots = new SemaphoreSlim(AtOnce);
        using var over = new CancellationTokenSource(FleetPatience, time);
        var reports = new List<(DirectoryEntry, BackupAgeReport)>();
        await Task.WhenAll(entries.Select(async entry =>
        {
            try
            {
                await slots.WaitAsync(over.Token);
                try
                {
                    reports.Add((entry, await GrainFactory.GetGrain<IBackupReads>(GrainKeys.Controller(entry.ControllerId)).RecentAgeReport(thresholdHours).WaitAsync(ClusterPatience, time, over.Token)));
                }
                finally
                {
                    slots.Release();
                }
            }
            catch (FleetException gone) when (gone.Failure == Failure.NotFound)
            {
                // The directory is told last when a controller goes.
            }
            catch (FleetException failure) when (!failure.IsOfSilos)
            {
                gaps.Add(new ClusterGap(entry.ControllerId, entry.Name, failure.Message));
            }
            catch (Exception slow) when (slow is TimeoutException or OperationCanceledException)
            {
                gaps.Add(new ClusterGap(entry.ControllerId, entry.Name, "Its storages are still being read. Ask again in a minute."));
            }
            catch (Exception moving) when (moving is OrleansException or FleetException)
            {
                gaps.Add(new ClusterGap(entry.ControllerId, entry.Name, "The silo that serves this cluster does not answer; another one takes over."));
            }
        }));
        return reports;
    }

    private static ClusterBackupCoverage Sum(DirectoryEntry entry, BackupAgeReport report) => new()
    {
        ControllerId = entry.ControllerId,
        ControllerName = entry.Name,
        TotalGuests = report.TotalVms,
        Covered = report.BackedUp,
        Stale = report.Stale,
        Never = report.NeverBackedUp,
        Unknown = report.Unknown,
        Complete = report.Complete,
        Problems = report.Problems,
        AsOf = report.AsOf,
    };
}
