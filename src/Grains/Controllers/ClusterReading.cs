using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What one sync asks a cluster: three calls, and the version where it isn't known.</summary>
internal sealed partial record ClusterReading(
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
        return new ClusterReading(await resources, members, await tasks, version).Checked();
    }

    /// <summary>The same, where it can be true.</summary>
    /// <exception cref="PveException">MalformedResponse: well-formed, and still no cluster. Taken over, it would show guests as gone that are there.</exception>
    public ClusterReading Checked() => Impossible() is { } what ? throw new PveException(PveFailure.MalformedResponse, what) : this;

    private string? Impossible()
    {
        var members = Members.Where(member => member.Type == "node").Select(member => member.Name).ToList();
        var nodes = Resources.Where(line => line.Type == "node").Select(line => line.Node).ToList();
        var guests = Resources.Where(line => line.Type is "qemu" or "lxc").ToList();
        return members.Count == 0 ? "Its status lists no node."
            : nodes.Count == 0 ? "Its resources list no node. Its token or user may lack Sys.Audit on /nodes."
            : members.Concat(nodes).Concat(guests.Select(guest => guest.Node)).Any(name => name is null || !NodeName().IsMatch(name)) ? "It names a node as no node can be named."
            : members.Distinct(StringComparer.Ordinal).Count() < members.Count || nodes.Distinct(StringComparer.Ordinal).Count() < nodes.Count ? "It lists a node twice."
            : guests.Any(guest => guest.Vmid is not (>= 1 and <= 999_999_999)) ? "It lists a guest without a VMID, or with one that no guest can have."
            : guests.DistinctBy(guest => guest.Vmid).Count() < guests.Count ? "It lists a VMID twice."
            : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,63}\z")]
    private static partial Regex NodeName();
}
