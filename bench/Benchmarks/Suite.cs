namespace Hypervisor.Benchmarks;

internal static class Suite
{
    public static readonly (string Name, Func<Report, Task> Run)[] All =
    [
        ("sync-calls", SyncCalls.Run),
        ("cached-list", CachedList.Run),
        ("hundred-clusters", HundredClusters.Run),
        ("backup-ages", BackupAges.Run),
        ("shared-reads", SharedReads.Run),
        ("hung-cluster", HungCluster.Run),
        ("changes", Changes.Run),
        ("web-ui", WebUi.Run),
    ];
}
