namespace Hypervisor.Proxmox;

internal static class ContainerRequests
{
    public static PveRequest Interfaces(GuestAddress guest) => PveRequest.Get(guest, $"interfaces");
}
