namespace Hypervisor.Proxmox;

public static class AccessClient
{
    /// <summary>What the credentials may do: privileges by path; the value says whether they hold below the path too.</summary>
    public static Task<Dictionary<string, Dictionary<string, bool>>> GetPermissions(this PveClient pve, string? path = null, bool background = false, CancellationToken cancellation = default) =>
        pve.Get<Dictionary<string, Dictionary<string, bool>>>(AccessRequests.Permissions(path).InBackground(background), cancellation);
}
