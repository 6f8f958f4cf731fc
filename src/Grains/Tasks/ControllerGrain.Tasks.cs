using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : ITaskReads
{
    private const int CountedANode = 200;

    /// <summary>A node that is slower than this is named instead of counted, and no other waits for it.</summary>
    private static readonly TimeSpan CountingTimeout = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan CountsLifetime = TimeSpan.FromSeconds(30);

    /// <summary>The tasks of the last reading and how each stood; null: viewers were told of none yet.</summary>
    private Dictionary<string, string>? toldTasks;

    public Task<Live<ImmutableArray<ClusterTask>>> RecentTasks() =>
        Live("cluster/tasks", async (pve, cancellation) => (await pve.GetClusterTasks(cancellation: cancellation)).ToTasks());

    public Task<Live<Page<ClusterTask>>> NodeTasks(string node, TaskFilter filter) => Live(
        $"nodes/{node}/tasks?{filter}",
        async (pve, cancellation) =>
        {
            var page = await pve.GetNodeTasks(node, filter.ToPve(), cancellation: cancellation);
            return new Page<ClusterTask>(page.Tasks.ToTasks(), page.Total);
        },
        node);

    public Task<Live<TaskDetail>> TaskStatus(string upid)
    {
        var task = Parse(upid);
        return Live($"tasks/{task}/status", async (pve, cancellation) => (await pve.GetTaskStatus(task, cancellation: cancellation)).ToDetail(task), task.Node);
    }

    public Task<Live<Page<LogLine>>> TaskLog(string upid, LogPart part)
    {
        var task = Parse(upid);
        return Live($"tasks/{task}/log?{part}", (pve, cancellation) => part.Read((start, limit) => pve.GetTaskLog(task, start, limit, cancellation)), task.Node);
    }

    public Task<Live<ClusterTaskStatistics>> TaskStatistics() => Live("tasks/statistics", CountTasks, lifetime: CountsLifetime);

    /// <summary>Tells viewers which tasks started or ended since the reading before. The first reading tells those that run, for what came before it was told by nobody.</summary>
    private async Task PublishTasks(ClusterReading reading, DateTimeOffset asOf)
    {
        var tasks = reading.Tasks.ToTasks();
        var before = toldTasks;
        toldTasks = tasks.DistinctBy(task => task.Upid).ToDictionary(task => task.Upid, task => task.Status, StringComparer.Ordinal);
        var changed = tasks.Where(task => before is null ? task.IsRunning : before.GetValueOrDefault(task.Upid) != task.Status).ToImmutableArray();
        if (before is null || changed.Length > 0)
        {
            await Publish([EventOf("task", new TasksChanged(Id, asOf, tasks.Count(task => task.IsRunning), changed))]);
        }
    }

    private async Task<ClusterTaskStatistics> CountTasks(PveClient pve, CancellationToken cancellation)
    {
        var nodes = Lists().Inventory.Nodes.OrderBy(node => node.Name, StringComparer.Ordinal).ToList();
        using var limit = new CancellationTokenSource(CountingTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var asked = await Task.WhenAll(nodes.Where(node => node.Status == "online").Select(node => CountTasks(pve, node.Name, either.Token)));
        var answered = asked.Where(one => one.Failure is null).ToList();
        if (answered.Count == 0)
        {
            throw asked.Select(one => one.Failure).FirstOrDefault() ?? new FleetException(Failure.ClusterError, "node_unreachable", "No node of the cluster is online.");
        }

        var gaps = nodes.Where(node => node.Status != "online").Select(node => new NodeGap(node.Name, $"The node is {node.Status}."))
            .Concat(asked.Where(one => one.Failure is not null).Select(one => new NodeGap(one.Node, one.Failure!.Message)))
            .OrderBy(gap => gap.Node, StringComparer.Ordinal);
        return TaskCounts.Of(state.State.Name, [.. answered.SelectMany(one => one.Tasks)], [.. answered.Select(one => one.Node)], [.. gaps], time.GetUtcNow());
    }

    // In the background, so that people's own reads of the cluster come first.
    private static async Task<(string Node, ImmutableArray<ClusterTask> Tasks, FleetException? Failure)> CountTasks(PveClient pve, string node, CancellationToken cancellation)
    {
        try
        {
            var page = await pve.GetNodeTasks(node, new PveTaskFilter { Limit = CountedANode }, background: true, cancellation);
            return (node, [.. page.Tasks.Take(CountedANode).ToTasks()], null);
        }
        catch (PveException failure)
        {
            return (node, [], ClusterFailures.ToFleet(failure, node));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return (node, [], new FleetException(Failure.ClusterTimeout, "cluster_timeout", $"Node '{node}' did not answer within {CountingTimeout.TotalSeconds:0} seconds."));
        }
    }

    private static Upid Parse(string upid) => Upid.TryParse(upid, out var parsed)
        ? parsed
        : throw FleetException.Invalid("upid", "This is no UPID. It looks like UPID:node:pid:pstart:starttime:type:id:user: and ends with a colon.");

    private sealed record TasksChanged(Guid ControllerId, DateTimeOffset AsOf, int Running, ImmutableArray<ClusterTask> Tasks);
}
