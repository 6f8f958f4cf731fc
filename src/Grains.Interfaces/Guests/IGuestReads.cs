using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What the cluster says of a guest when it is asked, wherever the guest runs. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.guests"), Requires(Role.Viewer)]
public interface IGuestReads : IGrainWithStringKey
{
    [Alias("status"), AlwaysInterleave]
    Task<Live<ClusterJson>> GuestStatus(GuestType type, int vmid);

    /// <summary>With what waits for the next start.</summary>
    [Alias("config"), AlwaysInterleave]
    Task<Live<ClusterJson>> GuestConfig(GuestType type, int vmid);

    /// <summary>By key: what is set, and what waits for the next start.</summary>
    [Alias("pending"), AlwaysInterleave]
    Task<Live<ClusterJson>> GuestPending(GuestType type, int vmid);

    /// <summary>Oldest first.</summary>
    [Alias("snapshots"), AlwaysInterleave]
    Task<Live<ImmutableArray<Snapshot>>> Snapshots(GuestType type, int vmid);

    [Alias("cloudinit"), AlwaysInterleave]
    Task<Live<ClusterJson>> CloudInit(int vmid);

    [Alias("interfaces"), AlwaysInterleave]
    Task<Live<ClusterJson>> ContainerInterfaces(int vmid);

    [Alias("agent-info"), AlwaysInterleave]
    Task<Live<GuestAgentInfo>> AgentInfo(int vmid);

    /// <param name="command">A read of the agent, as Proxmox names it: <c>get-osinfo</c>, ...</param>
    [Alias("agent"), AlwaysInterleave]
    Task<Live<ClusterJson>> Agent(int vmid, string command);

    [Alias("next-vmid"), AlwaysInterleave]
    Task<Live<NextVmid>> NextVmid();
}
