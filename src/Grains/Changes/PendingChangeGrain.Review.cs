using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What people decide about a change before it is applied, and the gates.</summary>
internal sealed partial class PendingChangeGrain
{
    private bool IsOverdue => state.State.Status is ChangeStatus.Pending or ChangeStatus.Approved && time.GetUtcNow() >= state.State.ExpiresAt;

    public async Task<PendingChange> Approve(string? reason)
    {
        var by = await Reviewer(reason);
        var before = state.State;
        if (before.Approvals.Any(approval => approval.By.UserId == by.UserId))
        {
            throw FleetException.Conflict("approved_before", $"{by.Username} has approved this change already.");
        }

        var approvals = before.Approvals.Add(new ChangeApproval(by, time.GetUtcNow(), true, reason));
        await Keep(before with { Approvals = approvals, Status = Suffices(approvals) ? ChangeStatus.Approved : ChangeStatus.Pending }, "change.approved", detail: reason);
        return View();
    }

    public async Task<PendingChange> Reject(string? reason)
    {
        var by = await Reviewer(reason);
        var approvals = state.State.Approvals.Add(new ChangeApproval(by, time.GetUtcNow(), false, reason));
        await End(state.State with { Approvals = approvals, FailureReason = reason }, ChangeStatus.Rejected, "change.rejected", detail: reason);
        return View();
    }

    public async Task<PendingChange> Discard(bool force)
    {
        EnsureStaged();
        await ExpireIfDue();
        switch (state.State.Status)
        {
            case ChangeStatus.Unknown when force:
                await End(state.State, ChangeStatus.Discarded, "change.discarded", detail: $"given up: {state.State.FailureReason}");
                await LeaveLane();
                return View();
            case ChangeStatus.Unknown:
                throw NotNow("It is not known whether it was carried out. Reconcile it, or discard it with force to give up on it; nothing more is looked up then.");
            case ChangeStatus.Applying when force && Attempt.IntendedAt is null:
                await End(state.State, ChangeStatus.Discarded, "change.discarded", detail: "taken out of the queue");
                await LeaveLane();
                return View();
            case ChangeStatus.Applying:
                throw NotNow(Attempt.IntendedAt is null ? "It waits for its turn; discard it with force to take it out of the queue." : "It is on its way and can't be taken back. Stop its task instead.");
            case ChangeStatus.Pending or ChangeStatus.Approved:
                await End(state.State, ChangeStatus.Discarded, "change.discarded");
                return View();
            default:
                throw NotNow($"It is {Word(state.State.Status)}.");
        }
    }

    private static string Word(ChangeStatus status) => status.ToString().ToLowerInvariant();

    private static FleetException NotNow(string why) => FleetException.Conflict("change_state", why);

    private async Task<Person> Reviewer(string? reason)
    {
        EnsureStaged();
        new FieldErrors().Require(reason is not { Length: > MaxNotes }, "reason", $"A reason has at most {MaxNotes} characters.").ThrowIfAny();
        await ExpireIfDue();
        if (state.State.Status is not (ChangeStatus.Pending or ChangeStatus.Approved))
        {
            throw NotNow($"It is {Word(state.State.Status)}.");
        }

        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "A review is somebody's: the call says whose.");
        return new Person(caller.UserId, caller.Username);
    }

    private bool Suffices(ImmutableArray<ChangeApproval> approvals) => state.State.Approval switch
    {
        ApprovalRule.TwoPersons => approvals.Any(approval => approval.Approved && approval.By.UserId != state.State.RequestedBy.UserId),
        _ => approvals.Any(approval => approval.Approved),
    };

    private async Task ExpireIfDue()
    {
        if (IsOverdue)
        {
            await End(state.State with { FailureReason = $"Nobody applied it until {state.State.ExpiresAt.UtcDateTime:u}." }, ChangeStatus.Expired, "change.expired");
        }
    }

    /// <summary>The third gate.</summary>
    private void EnsureMayApply()
    {
        switch (state.State)
        {
            case { Status: ChangeStatus.Pending, Approval: ApprovalRule.OneApprover }:
                throw FleetException.Conflict("approval_required", $"Change {Id} waits for review: somebody has to approve it before it can be applied.");
            case { Status: ChangeStatus.Pending, Approval: ApprovalRule.TwoPersons }:
                throw FleetException.Conflict("approval_required", $"Change {Id} waits for review: somebody else than {state.State.RequestedBy.Username} has to approve it before it can be applied.");
            case { Status: not (ChangeStatus.Pending or ChangeStatus.Approved) }:
                throw NotNow($"It is {Word(state.State.Status)} already.");
        }
    }

    private Task EnsureInWindow() => EnsureInWindow(state.State);

    private async Task EnsureInWindow(State change)
    {
        var policy = (await GrainFactory.GetGrain<ISettingsGrain>(GrainKeys.Settings(change.OrganizationId)).Get()).Changes;
        if (policy.ClosedBy(change.Target.ControllerId, change.Plan.Risk, change.Plan.Tags, time.GetUtcNow()) is { } windows)
        {
            throw FleetException.Conflict("outside_window", $"Change {Id} can be applied in its maintenance window only: {windows}.");
        }
    }

    /// <summary>What can't be kept until somebody approves it.</summary>
    private async Task EnsureAtOnce(State planned)
    {
        if (planned.Approval != ApprovalRule.None)
        {
            throw FleetException.Conflict("approval_required", "The policy wants an approval for this, and a file can't wait for one. Stage proxmox.storage.download_url instead: the node fetches the file when it is approved.");
        }

        await EnsureInWindow(planned);
    }

    /// <summary>The fourth gate.</summary>
    private static void EnsureConfirmed(string feature, bool isNeeded, ChangeTarget target, bool confirmed)
    {
        if (isNeeded && !confirmed)
        {
            throw FleetException.Conflict("confirmation_required", $"{feature} on {target} must be confirmed: repeat with confirmed: true when it is meant.");
        }
    }

    private async Task End(State next, ChangeStatus status, string what, AuditResult result = AuditResult.Succeeded, string? detail = null)
    {
        timer?.Dispose();
        timer = null;
        await Keep(next with { Status = status }, what, result, detail);
        if (state.State.Untold.IsEmpty)
        {
            await LeaveLane();
            await StopUpkeep();
        }
        else
        {
            await this.RegisterOrUpdateReminder(Upkeep, UpkeepWhileApplying, UpkeepWhileApplying);
        }
    }
}
