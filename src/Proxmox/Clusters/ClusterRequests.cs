namespace Hypervisor.Proxmox;

internal static class ClusterRequests
{
    public static PveRequest Version() => PveRequest.Get($"/version");

    public static PveRequest Status() => PveRequest.Get($"/cluster/status");

    public static PveRequest Resources(string? type) => PveRequest.Get($"/cluster/resources").With("type", type);

    public static PveRequest Tasks() => PveRequest.Get($"/cluster/tasks");

    public static PveRequest Log(int? max) => PveRequest.Get($"/cluster/log").With("max", max);

    public static PveRequest Options() => PveRequest.Get($"/cluster/options");

    public static PveRequest ConfigNodes() => PveRequest.Get($"/cluster/config/nodes");

    public static PveRequest JoinInfo() => PveRequest.Get($"/cluster/config/join");
}
