using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Replication jobs of a cluster and how they go. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.replication"), Requires(Role.Viewer)]
public interface IReplicationReads : IGrainWithStringKey
{
    /// <summary>
    /// Each job as configured with what the node that runs it says of it (<c>last_sync</c>, <c>last_try</c>, <c>next_sync</c>, <c>duration</c>, <c>fail_count</c>,
    /// <c>error</c>). Where that node doesn't answer, <c>state_problem</c> says why.
    /// </summary>
    [Alias("jobs"), AlwaysInterleave]
    Task<Live<ClusterJson>> ReplicationJobs();

    /// <summary>Lines of the job's last run, from the node that has the guest now.</summary>
    [Alias("log"), AlwaysInterleave]
    Task<Live<ClusterJson>> ReplicationLog(string id);
}
