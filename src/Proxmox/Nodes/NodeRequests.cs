namespace Hypervisor.Proxmox;

internal static class NodeRequests
{
    public static PveRequest Status(string node) => PveRequest.Get($"/nodes/{node}/status");

    public static PveRequest Services(string node) => PveRequest.Get($"/nodes/{node}/services");

    public static PveRequest Disks(string node) => PveRequest.Get($"/nodes/{node}/disks/list");

    public static PveRequest Smart(string node, string disk) => PveRequest.Get($"/nodes/{node}/disks/smart").With("disk", disk);

    public static PveRequest Networks(string node) => PveRequest.Get($"/nodes/{node}/network");

    public static PveRequest Dns(string node) => PveRequest.Get($"/nodes/{node}/dns");

    public static PveRequest Syslog(string node, int? start, int? limit) =>
        PveRequest.Get($"/nodes/{node}/syslog").With("start", start).With("limit", limit);

    public static PveRequest AptUpdates(string node) => PveRequest.Get($"/nodes/{node}/apt/update");

    public static PveRequest AptVersions(string node) => PveRequest.Get($"/nodes/{node}/apt/versions");

    public static PveRequest Certificates(string node) => PveRequest.Get($"/nodes/{node}/certificates/info");

    public static PveRequest Subscription(string node) => PveRequest.Get($"/nodes/{node}/subscription");
}
