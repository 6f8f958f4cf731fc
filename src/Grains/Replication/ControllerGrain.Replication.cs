using System.Globalization;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>A job's state and log are kept where its guest is. The sync may be minutes old, so the cluster is asked where that is.</summary>
internal sealed partial class ControllerGrain : IReplicationReads
{
    private const int MaxReplicationLogLines = 5000;

    public Task<Live<ClusterJson>> ReplicationJobs() => Live("cluster/replication", async (pve, cancellation) =>
    {
        var jobs = (await pve.GetReplicationJobs(cancellation)).Items().ToList();
        if (jobs.Count == 0)
        {
            return ReplicationAnswers.Join([], new Dictionary<string, NodeReplication>());
        }

        var nodes = await GuestNodes().WaitAsync(cancellation);
        var placed = jobs.ConvertAll(job => (Job: job, Node: job.Text("guest") is { } guest && nodes.TryGetValue(guest, out var node) ? node : job.Text("source")));
        var states = await Task.WhenAll(placed.Select(job => job.Node).OfType<string>().Distinct().Select(ReplicationOf)).WaitAsync(cancellation);
        return ReplicationAnswers.Join(placed, states.ToDictionary(state => state.Node));
    });

    public Task<Live<ClusterJson>> ReplicationLog(string id) => Live($"cluster/replication/{id}/log", async (pve, cancellation) =>
    {
        var job = await pve.GetReplicationJob(id, cancellation);
        var nodes = await GuestNodes().WaitAsync(cancellation);
        var node = nodes.GetValueOrDefault(job.Guest.ToString(CultureInfo.InvariantCulture)) ?? job.Source ?? throw FleetException.NotFound($"The node that runs replication job {id}");
        var log = Live($"nodes/{node}/replication/{id}/log", async (pve, cancellation) => (await pve.GetReplicationLog(node, id, MaxReplicationLogLines, cancellation)).SortedBy("n"), node);
        return (await log.WaitAsync(cancellation)).Value;
    });

    private async Task<Dictionary<string, string>> GuestNodes() => (await GuestsNow()).Value
        .Where(guest => guest is { Vmid: not null, Node: not null })
        .GroupBy(guest => guest.Vmid!.Value.ToString(CultureInfo.InvariantCulture), guest => guest.Node!)
        .ToDictionary(guest => guest.Key, guest => guest.First());

    private async Task<NodeReplication> ReplicationOf(string node)
    {
        try
        {
            var jobs = await Live($"nodes/{node}/replication", async (pve, cancellation) => (await pve.GetNodeReplication(node, cancellation)).Items().ToList(), node);
            return new NodeReplication(node, jobs.Value, null);
        }
        catch (FleetException failure)
        {
            return new NodeReplication(node, [], failure.Message);
        }
    }
}
