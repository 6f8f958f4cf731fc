using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a node says of itself when it is asked. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.nodes"), Requires(Role.Viewer)]
public interface INodeReads : IGrainWithStringKey
{
    [Alias("status"), AlwaysInterleave]
    Task<Live<NodeLive>> Status(string node);

    [Alias("services"), AlwaysInterleave]
    Task<Live<ImmutableArray<NodeService>>> Services(string node);

    [Alias("sensors"), AlwaysInterleave]
    Task<Live<NodeSensors>> Sensors(string node);

    [Alias("disks"), AlwaysInterleave]
    Task<Live<ImmutableArray<NodeDisk>>> Disks(string node);

    /// <param name="disk">Its device: <c>/dev/...</c>.</param>
    [Alias("smart"), AlwaysInterleave]
    Task<Live<DiskSmart>> Smart(string node, string disk);

    [Alias("network"), AlwaysInterleave]
    Task<Live<NodeNetwork>> Network(string node);

    [Alias("dns"), AlwaysInterleave]
    Task<Live<NodeDns>> Dns(string node);

    [Alias("syslog"), AlwaysInterleave]
    Task<Live<Page<LogLine>>> Syslog(string node, LogPart part);

    /// <summary>Packages that wait for an update, by name.</summary>
    [Alias("apt-updates"), AlwaysInterleave]
    Task<Live<ClusterJson>> AptUpdates(string node);

    /// <summary>The packages that make up Proxmox VE, by name.</summary>
    [Alias("apt-versions"), AlwaysInterleave]
    Task<Live<ClusterJson>> AptVersions(string node);

    [Alias("certificates"), AlwaysInterleave]
    Task<Live<ClusterJson>> Certificates(string node);

    /// <summary>Without the key and the server's id.</summary>
    [Alias("subscription"), AlwaysInterleave]
    Task<Live<ClusterJson>> Subscription(string node);
}
