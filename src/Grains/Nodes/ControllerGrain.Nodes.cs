using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : INodeReads
{
    public Task<Live<ImmutableArray<NodeService>>> Services(string node) => Live(
        $"nodes/{node}/services",
        async (pve, cancellation) => (await pve.GetServices(node, cancellation)).OrderBy(service => service.Service, StringComparer.Ordinal).Select(service => service.ToNodeService()).ToImmutableArray(),
        node);
}
