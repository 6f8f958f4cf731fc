namespace Hypervisor.Proxmox;

internal static class CephRequests
{
    public static PveRequest Status(string node) => PveRequest.Get($"/nodes/{node}/ceph/status");

    public static PveRequest Osds(string node) => PveRequest.Get($"/nodes/{node}/ceph/osd");

    public static PveRequest Pools(string node) => PveRequest.Get($"/nodes/{node}/ceph/pool");

    public static PveRequest Monitors(string node) => PveRequest.Get($"/nodes/{node}/ceph/mon");

    public static PveRequest MetadataServers(string node) => PveRequest.Get($"/nodes/{node}/ceph/mds");

    public static PveRequest FileSystems(string node) => PveRequest.Get($"/nodes/{node}/ceph/fs");

    public static PveRequest CrushRules(string node) => PveRequest.Get($"/nodes/{node}/ceph/rules");
}
