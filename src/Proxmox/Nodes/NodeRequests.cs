namespace Hypervisor.Proxmox;

internal static class NodeRequests
{
    public static PveRequest Nodes() => PveRequest.Get($"/nodes");

    public static PveRequest Status(string node) => PveRequest.Get($"/nodes/{node}/status");

    public static PveRequest Services(string node) => PveRequest.Get($"/nodes/{node}/services");
}
