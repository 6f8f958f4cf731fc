namespace Hypervisor.Proxmox;

internal static class TaskRequests
{
    public static PveRequest Status(Upid upid) => PveRequest.Get($"/nodes/{upid.Node}/tasks/{upid}/status");

    public static PveRequest Log(Upid upid, int? start, int? limit) =>
        PveRequest.Get($"/nodes/{upid.Node}/tasks/{upid}/log").With("start", start).With("limit", limit);

    /// <summary>Running ones and ended ones; Proxmox leaves out the running where it isn't told.</summary>
    public static PveRequest OfNode(
        string node, int? start, int? limit, int? vmid, string? typefilter, string? userfilter, bool? errors, string? statusfilter, long? since, long? until) =>
        PveRequest.Get($"/nodes/{node}/tasks").With("source", "all").With("start", start).With("limit", limit).With("vmid", vmid)
            .With("typefilter", typefilter).With("userfilter", userfilter).With("errors", errors).With("statusfilter", statusfilter)
            .With("since", since).With("until", until);
}
