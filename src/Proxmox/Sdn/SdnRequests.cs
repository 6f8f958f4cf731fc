namespace Hypervisor.Proxmox;

internal static class SdnRequests
{
    public static PveRequest Zones(bool? pending) => PveRequest.Get($"/cluster/sdn/zones").With("pending", pending);

    public static PveRequest Vnets(bool? pending) => PveRequest.Get($"/cluster/sdn/vnets").With("pending", pending);

    public static PveRequest Controllers(bool? pending) => PveRequest.Get($"/cluster/sdn/controllers").With("pending", pending);
}
