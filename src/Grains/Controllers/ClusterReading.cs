using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What one sync asks a cluster: three calls at once, and the version while it isn't known.</summary>
internal sealed record ClusterReading(
    ImmutableArray<PveResource> Resources,
    ImmutableArray<PveClusterStatus> Members,
    ImmutableArray<PveTask> Tasks,
    string? PveVersion)
{
    public static async Task<ClusterReading> Read(PveClient pve, string? knownVersion, CancellationToken cancellationToken)
    {
        var resources = pve.GetClusterResources(null, background: true, cancellationToken);
        var members = pve.GetClusterStatus(background: true, cancellationToken);
        var tasks = pve.GetClusterTasks(background: true, cancellationToken);
        var version = knownVersion is null ? (await pve.GetVersion(cancellationToken)).Version : knownVersion;
        await Task.WhenAll(resources, members, tasks);
        return new ClusterReading(await resources, await members, await tasks, version);
    }
}
