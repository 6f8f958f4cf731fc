namespace Hypervisor.Proxmox;

internal static class GuestRequests
{
    public static PveRequest Status(GuestAddress guest) => PveRequest.Get(guest, $"status/current");

    public static PveRequest Config(GuestAddress guest, bool? current) => PveRequest.Get(guest, $"config").With("current", current);

    public static PveRequest Pending(GuestAddress guest) => PveRequest.Get(guest, $"pending");

    public static PveRequest Snapshots(GuestAddress guest) => PveRequest.Get(guest, $"snapshot");

    public static PveRequest CloudInit(GuestAddress guest) => PveRequest.Get(guest, $"cloudinit");

    public static PveRequest NextId() => PveRequest.Get($"/cluster/nextid");
}
