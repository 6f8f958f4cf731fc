using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : INodeReads
{
    public async Task<Live<NodeLive>> Status(string node)
    {
        var status = await AskStatus(node);
        return status.Select(answer => answer.ToLive(status.AsOf));
    }

    public Task<Live<ImmutableArray<NodeService>>> Services(string node) => Live(
        $"nodes/{node}/services",
        async (pve, cancellation) => (await pve.GetServices(node, cancellation)).OrderBy(service => service.Service, StringComparer.Ordinal).Select(service => service.ToNodeService()).ToImmutableArray(),
        node);

    public async Task<Live<NodeSensors>> Sensors(string node) => (await AskStatus(node)).Select(status => status.ToSensors());

    public Task<Live<ImmutableArray<NodeDisk>>> Disks(string node) => Live(
        $"nodes/{node}/disks",
        async (pve, cancellation) => (await pve.GetDisks(node, cancellation)).OrderBy(disk => disk.DevPath, StringComparer.Ordinal).Select(disk => disk.ToNodeDisk()).ToImmutableArray(),
        node);

    public Task<Live<DiskSmart>> Smart(string node, string disk) =>
        Live($"nodes/{node}/disks/smart?disk={disk}", async (pve, cancellation) => (await pve.GetSmart(node, disk, cancellation)).ToSmart(disk), node);

    public Task<Live<NodeNetwork>> Network(string node) =>
        Live($"nodes/{node}/network", async (pve, cancellation) => (await pve.GetNetworks(node, cancellation)).ToNodeNetwork(), node);

    public Task<Live<NodeDns>> Dns(string node) =>
        Live($"nodes/{node}/dns", async (pve, cancellation) => (await pve.GetDns(node, cancellation)).ToNodeDns(), node);

    public Task<Live<Page<LogLine>>> Syslog(string node, LogPart part) => Live(
        $"nodes/{node}/syslog?{part}", (pve, cancellation) => part.Read((start, limit) => pve.GetSyslog(node, start, limit, cancellation)), node);

    public Task<Live<ClusterJson>> AptUpdates(string node) =>
        Live($"nodes/{node}/apt/update", async (pve, cancellation) => (await pve.GetAptUpdates(node, cancellation)).SortedBy("Package"), node);

    public Task<Live<ClusterJson>> AptVersions(string node) =>
        Live($"nodes/{node}/apt/versions", async (pve, cancellation) => (await pve.GetAptVersions(node, cancellation)).SortedBy("Package"), node);

    public Task<Live<ClusterJson>> Certificates(string node) => Certificates(node, background: false);

    private Task<Live<ClusterJson>> Certificates(string node, bool background) =>
        Live($"nodes/{node}/certificates", async (pve, cancellation) => (await pve.GetCertificates(node, background, cancellation)).SortedBy("filename"), node);

    public Task<Live<ClusterJson>> Subscription(string node) =>
        Live($"nodes/{node}/subscription", async (pve, cancellation) => ClusterJson.From(await pve.GetSubscription(node, cancellation)), node);

    private Task<Live<PveNodeStatus>> AskStatus(string node) => Live($"nodes/{node}/status", (pve, cancellation) => pve.GetNodeStatus(node, cancellation), node);
}
