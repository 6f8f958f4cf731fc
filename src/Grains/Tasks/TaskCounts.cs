using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal static class TaskCounts
{
    public static ClusterTaskStatistics Of(
        string controllerName, IReadOnlyCollection<ClusterTask> tasks, ImmutableArray<string> nodes, ImmutableArray<NodeGap> gaps, DateTimeOffset asOf) => new()
    {
        ControllerName = controllerName,
        Total = tasks.Count,
        Ok = tasks.Count(task => task.Outcome == TaskOutcome.Ok),
        Warning = tasks.Count(task => task.Outcome == TaskOutcome.Warning),
        Error = tasks.Count(task => task.Outcome == TaskOutcome.Error),
        Running = tasks.Count(task => task.Outcome == TaskOutcome.Running),
        ByType = tasks.CountBy(task => task.Type).ToImmutableDictionary(),
        Nodes = nodes,
        Gaps = gaps,
        AsOf = asOf,
    };

    public static TaskStatistics Sum(IReadOnlyCollection<ClusterTaskStatistics> clusters) => new()
    {
        Total = clusters.Sum(cluster => cluster.Total),
        Ok = clusters.Sum(cluster => cluster.Ok),
        Warning = clusters.Sum(cluster => cluster.Warning),
        Error = clusters.Sum(cluster => cluster.Error),
        Running = clusters.Sum(cluster => cluster.Running),
        ByType = clusters.SelectMany(cluster => cluster.ByType).GroupBy(type => type.Key, type => type.Value).ToImmutableDictionary(type => type.Key, type => type.Sum()),
    };
}
