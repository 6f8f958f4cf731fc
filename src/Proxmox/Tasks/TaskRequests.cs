namespace Hypervisor.Proxmox;

internal static class TaskRequests
{
    public static PveRequest Status(Upid upid) => PveRequest.Get($"/nodes/{upid.Node}/tasks/{upid}/status");

    public static PveRequest Log(Upid upid, int? start, int? limit) =>
        PveRequest.Get($"/nodes/{upid.Node}/tasks/{upid}/log").With("start", start).With("limit", limit);
}
