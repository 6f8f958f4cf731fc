using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

public static class BackupsClient
{
    public static Task<ImmutableArray<PveBackupJob>> GetBackupJobs(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveBackupJob>>(BackupRequests.Jobs(), cancellation);

    /// <summary>Goes through the backups on a storage, which may be tens of thousands, without keeping them.</summary>
    /// <inheritdoc cref="PveClient.Fold"/>
    public static Task<TState> FoldBackups<TState>(
        this PveClient pve, string node, string storage, Func<TState> begin, Action<TState, PveBackup> add, bool background = false, CancellationToken cancellation = default)
        where TState : class =>
        pve.Fold(StorageRequests.Content(node, storage, "backup", null).InBackground(background), begin, add, cancellation);
}
