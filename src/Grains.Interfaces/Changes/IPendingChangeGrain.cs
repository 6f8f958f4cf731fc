using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>One change, from its plan to its end. Key: <see cref="GrainKeys.Change"/>.</summary>
[Alias("change")]
public interface IPendingChangeGrain : IGrainWithStringKey
{
    /// <summary>Plans it against the cluster as it is and keeps it. The same id again answers with the first.</summary>
    [Alias("stage"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Stage(StageChange change);

    [Alias("get"), AlwaysInterleave, Requires(Role.Viewer)]
    Task<PendingChange> Get();

    [Alias("approve"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Approve(Person by, string? reason);

    [Alias("reject"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Reject(Person by, string? reason);

    /// <summary>
    /// Passes the gates, in this order: environment, state, confirmation, drift. Then it is on its way, and the answer comes when the
    /// cluster took it, refused it, or it waits for its turn.
    /// </summary>
    [Alias("apply"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Apply(ApplyChange apply);

    [Alias("discard"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Discard(Person by);

    /// <summary>Looks at the cluster for what became of an attempt whose outcome is unknown.</summary>
    [Alias("reconcile"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Reconcile();
}
