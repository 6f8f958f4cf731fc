namespace Hypervisor.Proxmox;

internal static class PoolRequests
{
    public static PveRequest Pools() => PveRequest.Get($"/pools");

    public static PveRequest Storages(string poolid) => PveRequest.Get($"/pools").With("poolid", poolid).With("type", "storage");
}
