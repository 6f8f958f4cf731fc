using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What one sync asks a cluster: three calls, and the version where it isn't known.</summary>
internal sealed record ClusterReading(
    ImmutableArray<PveResource> Resources,
    ImmutableArray<PveClusterStatus> Members,
    ImmutableArray<PveTask> Tasks,
    string? PveVersion)
{
    public static async Task<ClusterReading> Read(PveClient pve, string? knownVersion, CancellationToken cancellationToken)
    {
        // The small one first: a cluster that is away is told by one failure, and not by three at once that open the breaker.
        var members = await pve.GetClusterStatus(background: true, cancellationToken);
        var resources = pve.GetClusterResources(null, background: true, cancellationToken);
        var tasks = pve.GetClusterTasks(background: true, cancellationToken);
        var version = knownVersion ?? (await pve.GetVersion(cancellationToken)).Version;
        await Task.WhenAll(resources, tasks);
        return new ClusterReading(await resources, members, await tasks, version);
    }
}
