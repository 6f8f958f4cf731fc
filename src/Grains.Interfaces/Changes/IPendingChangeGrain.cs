using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// One change, from its plan to its end. Key: <see cref="GrainKeys.Change"/>. Who does something is the call's <see cref="Caller"/>.
/// </summary>
[Alias("change")]
public interface IPendingChangeGrain : IGrainWithStringKey
{
    /// <summary>Plans it against the cluster as it is and keeps it. The same again under the same id answers with what became of the first.</summary>
    /// <exception cref="FleetException">Conflict <c>idempotency_key_reused</c>: the id stands for another change.</exception>
    [Alias("stage"), Requires(Role.SiteAdmin), ResponseTimeout("00:01:30")]
    Task<PendingChange> Stage(StageChange change);

    /// <summary>
    /// A direct write: passes the gates, stages and applies. Refused at the gates nothing is kept; where the policy asks for approval or a
    /// maintenance window it stays for review, and the refusal names it.
    /// </summary>
    [Alias("execute"), Requires(Role.SiteAdmin), ResponseTimeout("00:02:30")]
    Task<PendingChange> Execute(StageChange change, bool confirmed);

    [Alias("get"), AlwaysInterleave, Requires(Role.Viewer)]
    Task<PendingChange> Get();

    [Alias("approve"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Approve(string? reason);

    [Alias("reject"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Reject(string? reason);

    /// <summary>
    /// Passes the gates, in this order: environment, state, confirmation, drift. Then it is on its way, and the answer comes when the
    /// cluster took it, refused it, or it waits for its turn.
    /// </summary>
    [Alias("apply"), Requires(Role.SiteAdmin), ResponseTimeout("00:02:30")]
    Task<PendingChange> Apply(bool confirmed);

    /// <param name="force">Gives up on one whose outcome is unknown: it ends as discarded, and what the cluster does is no longer followed.</param>
    [Alias("discard"), Requires(Role.SiteAdmin)]
    Task<PendingChange> Discard(bool force);

    /// <summary>Looks at the cluster for what became of an attempt whose outcome is unknown.</summary>
    [Alias("reconcile"), Requires(Role.SiteAdmin), ResponseTimeout("00:01:30")]
    Task<PendingChange> Reconcile();
}
