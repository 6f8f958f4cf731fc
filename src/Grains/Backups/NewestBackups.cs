using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>Of all backups on a storage, the newest of each guest that there is now.</summary>
internal sealed class NewestBackups(IReadOnlyDictionary<int, bool> containers, DateTimeOffset latest)
{
    private readonly Dictionary<int, PveBackup> newest = [];

    public IEnumerable<KeyValuePair<int, PveBackup>> All => newest;

    /// <summary>Backups without a time, or from the future: nobody can say how old they are.</summary>
    public int Undated { get; private set; }

    public void Add(PveBackup backup)
    {
        // Other content than was asked for, other guests', and those of a guest that had the VMID before and was of the other type.
        if (backup is not { Content: null or "backup", Vmid: >= 0 and <= int.MaxValue and var vmid }
            || !containers.TryGetValue((int)vmid, out var isContainer)
            || (backup.IsContainer is { } other && other != isContainer))
        {
            return;
        }

        if (backup.CreatedAtSeconds is not { } created || created > latest.ToUnixTimeSeconds())
        {
            Undated++;
        }
        else if (!newest.TryGetValue((int)vmid, out var known) || created > known.CreatedAtSeconds)
        {
            newest[(int)vmid] = backup;
        }
    }
}
