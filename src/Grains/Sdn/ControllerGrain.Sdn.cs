using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : ISdnReads
{
    public Task<Live<ClusterJson>> SdnZones() => Live("sdn/zones", async (pve, cancellation) => (await pve.GetSdnZones(cancellation)).SortedBy("zone"));

    public Task<Live<ClusterJson>> SdnVnets() => Live("sdn/vnets", async (pve, cancellation) => (await pve.GetSdnVnets(cancellation)).SortedBy("vnet"));

    public Task<Live<ClusterJson>> SdnControllers() => Live("sdn/controllers", async (pve, cancellation) => (await pve.GetSdnControllers(cancellation)).SortedBy("controller"));
}
