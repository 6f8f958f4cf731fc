using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a cluster as a whole says of itself when it is asked. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.cluster"), Requires(Role.Viewer)]
public interface IClusterReads : IGrainWithStringKey
{
    /// <summary>The newest lines of all nodes, newest first.</summary>
    [Alias("log"), AlwaysInterleave]
    Task<Live<ClusterJson>> ClusterLog(int maxEntries);

    /// <summary>The datacenter's options.</summary>
    [Alias("options"), AlwaysInterleave]
    Task<Live<ClusterJson>> ClusterOptions();

    /// <summary>The nodes as corosync has them configured, by name; none where a node stands alone.</summary>
    [Alias("config-nodes"), AlwaysInterleave]
    Task<Live<ClusterJson>> ConfigNodes();
}
