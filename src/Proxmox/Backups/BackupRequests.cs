namespace Hypervisor.Proxmox;

internal static class BackupRequests
{
    public static PveRequest Jobs() => PveRequest.Get($"/cluster/backup");
}
