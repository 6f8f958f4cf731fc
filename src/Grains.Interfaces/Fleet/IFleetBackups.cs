namespace Hypervisor.Grains.Interfaces;

/// <summary>The backups of all clusters that the caller sees. Same grain and key as <see cref="IFleetGrain"/>.</summary>
[Alias("fleet.backups"), Requires(Role.Viewer)]
public interface IFleetBackups : IGrainWithStringKey
{
    /// <summary>From what each cluster was last asked; one that wasn't for five minutes is asked now, and named in the gaps where that takes too long.</summary>
    /// <param name="thresholdHours">1 to 8760.</param>
    /// <param name="offset">Into the guests that aren't covered.</param>
    /// <param name="limit">1 to 1000.</param>
    [Alias("coverage"), ResponseTimeout("00:01:00")]
    Task<BackupCoverage> Coverage(Caller caller, Guid? site, int thresholdHours, int offset, int limit);
}
