using System.Globalization;

namespace Hypervisor.Grains;

/// <summary>
/// Which backups Proxmox VE shows to the account. It leaves out of its lists, without a word, what the account may not restore: a guest
/// would seem to have no backup.
/// </summary>
/// <param name="permissions">By path; the value says whether a privilege holds below the path too.</param>
internal sealed class BackupPrivileges(IReadOnlyDictionary<string, Dictionary<string, bool>> permissions)
{
    public bool SeesAllStorages => Has("/storage", "Datastore.Audit") || Has("/storage", "Datastore.AllocateSpace");

    /// <summary>Why the storage's backups can't be told, or null.</summary>
    public string? Problem(string storage) => Has($"/storage/{storage}", "Datastore.Allocate") || Has($"/storage/{storage}", "Datastore.AllocateSpace")
        ? null
        : $"The account lacks Datastore.AllocateSpace on /storage/{storage}; without it Proxmox VE leaves backups out of its list.";

    public bool Sees(string storage, int vmid) =>
        Has($"/storage/{storage}", "Datastore.Allocate") || Has(string.Create(CultureInfo.InvariantCulture, $"/vms/{vmid}"), "VM.Backup");

    private bool Has(string path, string privilege)
    {
        for (var at = path; ; at = at.LastIndexOf('/') is > 0 and var cut ? at[..cut] : "/")
        {
            // The nearest path with an entry decides.
            if (permissions.TryGetValue(at, out var held))
            {
                return held.TryGetValue(privilege, out var below) && (below || at == path);
            }

            if (at == "/")
            {
                return false;
            }
        }
    }
}
