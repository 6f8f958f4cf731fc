using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Reads into a virtual machine, which may show what its owner wrote there. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.insides"), Requires(Role.SiteAdmin)]
public interface IGuestInsides : IGrainWithStringKey
{
    /// <summary>How a command goes that was started through the agent.</summary>
    [Alias("exec-status"), AlwaysInterleave]
    Task<Live<ClusterJson>> AgentExecStatus(int vmid, int pid);

    /// <param name="file">An absolute path in the guest.</param>
    /// <returns><c>{content, truncated}</c></returns>
    [Alias("file"), AlwaysInterleave]
    Task<Live<ClusterJson>> AgentFile(int vmid, string file);
}
