using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The backups of a cluster. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.backups"), Requires(Role.Viewer)]
public interface IBackupReads : IGrainWithStringKey
{
    /// <summary>Sorted by id.</summary>
    [Alias("jobs"), AlwaysInterleave]
    Task<Live<ImmutableArray<BackupJob>>> Jobs();

    /// <summary>Reads every storage for backups, which may take up to two minutes; who asks meanwhile shares the run.</summary>
    /// <param name="thresholdHours">From which age on a backup is stale.</param>
    [Alias("age-report"), AlwaysInterleave, ResponseTimeout("00:02:30")]
    Task<BackupAgeReport> AgeReport(int thresholdHours);

    /// <summary>The same from what was read in the last five minutes, where there is that.</summary>
    [Alias("recent-age-report"), AlwaysInterleave, ResponseTimeout("00:02:30")]
    Task<BackupAgeReport> RecentAgeReport(int thresholdHours);
}
