using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IClusterReads
{
    public Task<Live<ClusterJson>> ClusterLog(int maxEntries) => Live(
        $"cluster/log?max={maxEntries}",
        async (pve, cancellation) => ClusterJson.From(await pve.GetClusterLog(maxEntries, cancellation)));

    public Task<Live<ClusterJson>> ClusterOptions() => Live(
        "cluster/options",
        async (pve, cancellation) => ClusterJson.From(await pve.GetClusterOptions(cancellation)));

    public Task<Live<ClusterJson>> ConfigNodes() => Live(
        "cluster/config/nodes",
        async (pve, cancellation) => (await pve.GetConfigNodes(cancellation)).SortedBy("name"));
}
