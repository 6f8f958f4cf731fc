using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>
/// Goes through every storage for backups once: a shared one on one of its nodes, a local one on each. What can't be read is named, and
/// nobody is then said to have no backup.
/// </summary>
internal sealed class BackupSurvey(PveClient pve, Inventory inventory, bool background, TimeProvider time, CancellationToken cancellation)
{
    private const int AtOnce = 4;

    /// <summary>Shorter than the client's own limit for one attempt: a storage that hangs is not asked again at once.</summary>
    private static readonly TimeSpan StorageTimeout = TimeSpan.FromSeconds(28);

    /// <summary>How far the clocks of a cluster may be ahead of ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(24);

    private readonly Dictionary<int, bool> containers = inventory.Guests.Where(guest => !guest.Template).ToDictionary(guest => guest.Vmid, guest => guest.VmType == GuestType.Lxc);
    private readonly Dictionary<int, (PveBackup Backup, string Storage)> newest = [];
    private readonly List<BackupProblem> problems = [];
    private int calls;

    public async Task<BackupFindings> Run()
    {
        calls++;
        var privileges = new BackupPrivileges(await pve.GetPermissions(background: background, cancellation: cancellation));
        var sources = Sources(privileges);
        using var slots = new SemaphoreSlim(AtOnce);
        await Task.WhenAll(sources.Select(async source =>
        {
            await slots.WaitAsync();
            try
            {
                await Read(source.Storage, source.Nodes);
            }
            finally
            {
                slots.Release();
            }
        }));

        var asOf = time.GetUtcNow();
        var hidden = inventory.Guests.Count(guest => !guest.Template && sources.Exists(source => !privileges.Sees(source.Storage, guest.Vmid)));
        if (hidden > 0)
        {
            problems.Add(new BackupProblem(null, null, $"The account lacks VM.Backup on {hidden} guests; without it Proxmox VE leaves their backups out of its lists."));
        }

        return new BackupFindings(
            [.. inventory.Guests.Where(guest => !guest.Template).Select(guest => ToAge(guest, asOf))],
            [.. problems.OrderBy(problem => problem.Storage, StringComparer.Ordinal).ThenBy(problem => problem.Node, StringComparer.Ordinal)],
            calls,
            asOf);
    }

    private List<(string Storage, string[] Nodes)> Sources(BackupPrivileges privileges)
    {
        if (!privileges.SeesAllStorages)
        {
            problems.Add(new BackupProblem(null, null, "The account lacks Datastore.Audit on /storage; there may be storages that it doesn't see."));
        }

        var online = inventory.Nodes.Where(node => node.Status == "online").Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var sources = new List<(string Storage, string[] Nodes)>();
        foreach (var parts in inventory.Storages.Where(pool => pool.Content.Contains("backup")).GroupBy(pool => (pool.Storage, pool.Shared ? null : pool.Node)))
        {
            var (storage, node) = parts.Key;
            var nodes = parts.Where(part => online.Contains(part.Node)).OrderByDescending(part => part.Active).Select(part => part.Node).ToArray();
            if (privileges.Problem(storage) is { } problem)
            {
                problems.Add(new BackupProblem(storage, node, problem));
            }
            else if (nodes.Length == 0)
            {
                problems.Add(new BackupProblem(storage, node, node is null ? "No node that has it is online." : $"Node '{node}' is offline."));
            }
            else
            {
                sources.Add((storage, nodes));
            }
        }

        return sources;
    }

    private async Task Read(string storage, string[] nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            using var limit = new CancellationTokenSource(StorageTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            try
            {
                calls++;
                Keep(storage, nodes[i], await pve.FoldBackups(nodes[i], storage, () => new NewestBackups(containers, time.GetUtcNow() + ClockSkew), (found, backup) => found.Add(backup), background, either.Token));
                return;
            }
            catch (PveException failure) when (failure.Failure == PveFailure.NodeUnreachable && i + 1 < nodes.Length && !cancellation.IsCancellationRequested)
            {
                // Another node has the same storage.
            }
            catch (PveException failure)
            {
                problems.Add(new BackupProblem(storage, nodes[i], ClusterFailures.ToFleet(failure, nodes[i]).Message));
                return;
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                problems.Add(new BackupProblem(storage, nodes[i], cancellation.IsCancellationRequested
                    ? "The time for the whole report was over before it answered."
                    : $"It did not answer within {StorageTimeout.TotalSeconds:0} seconds."));
                return;
            }
        }
    }

    private void Keep(string storage, string node, NewestBackups found)
    {
        foreach (var (vmid, backup) in found.All)
        {
            if (!newest.TryGetValue(vmid, out var known) || backup.CreatedAtSeconds > known.Backup.CreatedAtSeconds)
            {
                newest[vmid] = (backup, storage);
            }
        }

        if (found.Undated > 0)
        {
            problems.Add(new BackupProblem(storage, node, $"It lists {found.Undated} backups without a time or from the future; they were not counted."));
        }
    }

    private BackupAge ToAge(Guest guest, DateTimeOffset asOf)
    {
        var age = new BackupAge
        {
            ControllerId = guest.ControllerId,
            ControllerName = guest.ControllerName,
            Vmid = guest.Vmid,
            Name = guest.Name,
            Node = guest.Node,
            VmType = guest.VmType,
            Standing = problems.Count == 0 ? BackupStanding.Never : BackupStanding.Unknown,
        };
        if (!newest.TryGetValue(guest.Vmid, out var last))
        {
            return age;
        }

        var made = DateTimeOffset.FromUnixTimeSeconds(last.Backup.CreatedAtSeconds ?? 0);
        return age with
        {
            LastBackupTime = made,
            AgeHours = Math.Max(0, Math.Round((asOf - made).TotalHours, 2)),
            Storage = last.Storage,
            Volid = last.Backup.VolumeId,
            Size = last.Backup.SizeBytes,
        };
    }
}
