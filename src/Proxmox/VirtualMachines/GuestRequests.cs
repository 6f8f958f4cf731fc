namespace Hypervisor.Proxmox;

internal static class GuestRequests
{
    public static PveRequest Status(GuestAddress guest) => PveRequest.Get(guest, $"status/current");

    public static PveRequest Config(GuestAddress guest, bool? current) => PveRequest.Get(guest, $"config").With("current", current);
}
