namespace Hypervisor.Grains.Interfaces;

/// <summary>How a guest stands with its backups.</summary>
[GenerateSerializer]
public enum BackupStanding
{
    /// <summary>The newest backup is no older than the threshold.</summary>
    Covered,

    /// <summary>The newest backup that was found is older.</summary>
    Stale,

    /// <summary>There is no backup on any storage.</summary>
    Never,

    /// <summary>None was found, and not every storage could be read.</summary>
    Unknown,
}
