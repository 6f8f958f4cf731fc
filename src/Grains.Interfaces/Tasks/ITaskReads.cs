using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The tasks of a cluster. One is asked for at the node that its UPID names. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.tasks"), Requires(Role.Viewer)]
public interface ITaskReads : IGrainWithStringKey
{
    /// <summary>Those that run and the last that ran, of all nodes, as the nodes tell each other.</summary>
    [Alias("recent"), AlwaysInterleave]
    Task<Live<ImmutableArray<ClusterTask>>> RecentTasks();

    [Alias("of-node"), AlwaysInterleave]
    Task<Live<Page<ClusterTask>>> NodeTasks(string node, TaskFilter filter);

    [Alias("status"), AlwaysInterleave]
    Task<Live<TaskDetail>> TaskStatus(string upid);

    [Alias("log"), AlwaysInterleave]
    Task<Live<Page<LogLine>>> TaskLog(string upid, LogPart part);

    /// <summary>Counted anew every half minute at most. Fails only where no node answered.</summary>
    [Alias("statistics"), AlwaysInterleave]
    Task<Live<ClusterTaskStatistics>> TaskStatistics();
}
