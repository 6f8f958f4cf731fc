using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : ICephReads
{
    public Task<Live<CephStatus>> CephStatus(string node) => Ceph(node, "status", async (pve, cancellation) => (await pve.GetCephStatus(node, cancellation)).ToCephStatus());

    public Task<Live<ClusterJson>> CephOsds(string node) => Ceph(node, "osd", async (pve, cancellation) => CephAnswers.ToOsds(await pve.GetCephOsds(node, cancellation)));

    public Task<Live<ClusterJson>> CephPools(string node) => Ceph(node, "pool", async (pve, cancellation) => (await pve.GetCephPools(node, cancellation)).SortedBy("pool_name"));

    public Task<Live<ClusterJson>> CephMonitors(string node) => Ceph(node, "mon", async (pve, cancellation) => (await pve.GetCephMonitors(node, cancellation)).SortedBy("name"));

    public Task<Live<ClusterJson>> CephMetadataServers(string node) => Ceph(node, "mds", async (pve, cancellation) => (await pve.GetCephMetadataServers(node, cancellation)).SortedBy("name"));

    public Task<Live<ClusterJson>> CephFileSystems(string node) => Ceph(node, "fs", async (pve, cancellation) => (await pve.GetCephFileSystems(node, cancellation)).SortedBy("name"));

    public Task<Live<ClusterJson>> CephCrushRules(string node) => Ceph(node, "rules", async (pve, cancellation) => (await pve.GetCephCrushRules(node, cancellation)).SortedBy("name"));

    public async Task<Live<CephDetail>> CephDetail(string node)
    {
        var parts = new LiveParts();
        var (status, osds, pools, monitors) = (parts.Add("status", CephStatus(node)), parts.Add("osds", CephOsds(node)), parts.Add("pools", CephPools(node)), parts.Add("monitors", CephMonitors(node)));
        var (mds, fs, rules) = (parts.Add("mds", CephMetadataServers(node)), parts.Add("fs", CephFileSystems(node)), parts.Add("crush_rules", CephCrushRules(node)));
        await Task.WhenAll(status, osds, pools, monitors, mds, fs, rules);
        var detail = new CephDetail
        {
            Status = await status,
            Osds = await osds,
            Pools = await pools,
            Monitors = await monitors,
            Mds = await mds,
            Fs = await fs,
            CrushRules = await rules,
            Problems = parts.Problems,
        };
        return new Live<CephDetail>(detail, parts.AsOf);
    }

    private Task<Live<T>> Ceph<T>(string node, string part, Func<PveClient, CancellationToken, Task<T>> ask) => Live($"nodes/{node}/ceph/{part}", ask, node);
}
