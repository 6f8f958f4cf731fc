using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>Ceph as one node sees it. Where it isn't installed or set up Proxmox answers 500 and says so.</summary>
public static class CephClient
{
    public static Task<PveCephStatus> GetCephStatus(this PveClient pve, string node, CancellationToken cancellation = default) =>
        pve.Get<PveCephStatus>(CephRequests.Status(node), cancellation);

    /// <summary>The tree of roots, hosts and OSDs under <c>root</c>.</summary>
    public static async Task<JsonElement> GetCephOsds(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(CephRequests.Osds(node), cancellation)).Redacted();

    public static async Task<JsonElement> GetCephPools(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(CephRequests.Pools(node), cancellation)).Redacted();

    public static async Task<JsonElement> GetCephMonitors(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(CephRequests.Monitors(node), cancellation)).Redacted();

    public static async Task<JsonElement> GetCephMetadataServers(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(CephRequests.MetadataServers(node), cancellation)).Redacted();

    public static async Task<JsonElement> GetCephFileSystems(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(CephRequests.FileSystems(node), cancellation)).Redacted();

    public static async Task<JsonElement> GetCephCrushRules(this PveClient pve, string node, CancellationToken cancellation = default) =>
        (await pve.GetRaw(CephRequests.CrushRules(node), cancellation)).Redacted();
}
