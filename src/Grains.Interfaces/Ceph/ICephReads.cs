using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Ceph as one node of a cluster sees it. Where it isn't installed or set up it is not found. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.ceph"), Requires(Role.Viewer)]
public interface ICephReads : IGrainWithStringKey
{
    [Alias("status"), AlwaysInterleave]
    Task<Live<CephStatus>> CephStatus(string node);

    /// <summary>All parts at once. A part that fails is null, with the reason beside; only where Ceph is absent or no part answers it fails as a whole.</summary>
    [Alias("detail"), AlwaysInterleave]
    Task<Live<CephDetail>> CephDetail(string node);

    /// <summary>A flat list, each with its <c>host</c>, by number.</summary>
    [Alias("osds"), AlwaysInterleave]
    Task<Live<ClusterJson>> CephOsds(string node);

    [Alias("pools"), AlwaysInterleave]
    Task<Live<ClusterJson>> CephPools(string node);

    [Alias("monitors"), AlwaysInterleave]
    Task<Live<ClusterJson>> CephMonitors(string node);

    [Alias("mds"), AlwaysInterleave]
    Task<Live<ClusterJson>> CephMetadataServers(string node);

    [Alias("fs"), AlwaysInterleave]
    Task<Live<ClusterJson>> CephFileSystems(string node);

    [Alias("crush-rules"), AlwaysInterleave]
    Task<Live<ClusterJson>> CephCrushRules(string node);
}
