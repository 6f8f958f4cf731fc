using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// The way from the gates to the end: turn, intent, request, task. It can be walked on from any point after a crash; what may have been sent
/// is looked for in the cluster and never sent again.
/// </summary>
internal sealed partial class PendingChangeGrain
{
    /// <summary>How often an applying change looks by itself whether it missed something that others were to tell it.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>An unanswered request may still be on its way for this long; before, not finding it proves nothing.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    private int? position;
    private IGrainTimer? timer;

    private ChangeAttempt Attempt => state.State.Attempts[^1];

    private ILane Lane => GrainFactory.GetGrain<ILane>(state.State.Target.Lane);

    public async Task<PendingChange> Apply(ApplyChange apply)
    {
        EnsureStaged();
        if (!gates.WritesOpen)
        {
            throw new FleetException(
                Failure.Forbidden, "adapter_read_only", $"Writing is switched off by {string.Join(" and ", gates.ClosedBy)}: set it to false where Hypervisor is started.");
        }

        await ExpireIfDue();
        EnsureMayApply();
        if (state.State.Plan.RequiresConfirmation && !apply.Confirmed)
        {
            throw FleetException.Conflict(
                "confirmation_required", $"{state.State.Feature} on {state.State.Target} must be confirmed: repeat with confirmed: true when it is meant.");
        }

        var plan = await Cluster.Plan(state.State.Target, Command);
        if (ChangeDrift.Between(state.State.Plan.Base, plan.Base) is { Length: > 0 } drift)
        {
            var reason = $"It is no longer as it was planned: {string.Join("; ", drift)}.";
            await Keep(state.State with { Status = ChangeStatus.Pending, Approvals = [], Plan = plan, FailureReason = reason });
            throw FleetException.Conflict("drifted", $"{reason} Review the new plan and apply again.");
        }

        var attempt = new ChangeAttempt { Id = Guid.NewGuid(), By = apply.By, StartedAt = time.GetUtcNow() };
        await this.RegisterOrUpdateReminder(Upkeep, UpkeepWhileApplying, UpkeepWhileApplying);
        await Keep(state.State with { Status = ChangeStatus.Applying, Plan = plan, Attempts = state.State.Attempts.Add(attempt), Intent = null, FailureReason = null });
        await Advance();
        return View();
    }

    public async Task<PendingChange> Reconcile()
    {
        EnsureStaged();
        if (state.State.Status is not (ChangeStatus.Unknown or ChangeStatus.Applying))
        {
            throw NotNow($"Its outcome is known: it is {Words.Of(state.State.Status)}.");
        }

        await Advance();
        return View();
    }

    public async Task Proceed()
    {
        if (state.RecordExists)
        {
            await ExpireIfDue();
            await Advance();
        }
    }

    public async Task<ClaimedChange> Claim(ChangeIntent intent)
    {
        // What memory says may be another activation's past; the store knows.
        await state.ReadStateAsync();
        if (state.State is not { Status: ChangeStatus.Applying, Intent: null } || Attempt.Id != intent.Attempt || Attempt.Upid is not null)
        {
            throw NotNow("The attempt is no longer the one to send.");
        }

        var attempt = Attempt with { IntendedAt = time.GetUtcNow(), Node = intent.Node };
        await state.Store(state.State with { Intent = intent, Attempts = [.. state.State.Attempts[..^1], attempt] });
        return new ClaimedChange(Command, state.State.Plan.Base.Digest);
    }

    public async Task Ended(EndedTask task)
    {
        if (state.RecordExists && state.State.Status is ChangeStatus.Applying or ChangeStatus.Unknown && Attempt.Upid == task.Upid)
        {
            var succeeded = task.ExitStatus == "OK" || task.ExitStatus.StartsWith("WARNINGS:", StringComparison.Ordinal);
            await Finish(succeeded, task.ExitStatus, state.State with { LogTail = task.LogTail }, task.EndedAt);
        }
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Proceed();
        if (state.RecordExists)
        {
            await journal.Write(View(), CancellationToken.None);
        }
    }

    /// <summary>Takes the next step that is due, whichever it is.</summary>
    private async Task Advance()
    {
        if (state.State.Status is not (ChangeStatus.Applying or ChangeStatus.Unknown))
        {
            return;
        }

        timer ??= this.RegisterGrainTimer(_ => Proceed(), new GrainTimerCreationOptions { DueTime = LookAgain, Period = LookAgain });
        if (Attempt.Upid is { } upid)
        {
            await Cluster.Follow(Id, upid);
        }
        else if (state.State.Intent is { } intent)
        {
            await LookFor(intent);
        }
        else if ((position = await Lane.Enter(Id)) == 0)
        {
            await Send();
        }
    }

    private async Task Send()
    {
        SendOutcome outcome;
        try
        {
            outcome = await Cluster.Send(Id, Attempt.Id, state.State.Target, Command);
        }
        catch (FleetException refusal)
        {
            outcome = new SendOutcome { Result = SendResult.NeverSent, Reason = refusal.Message };
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException)
        {
            // The other silo may have sent it. With no intent kept it has not, and the next step tries again.
            LogOutcomeLost(Id, failure);
            return;
        }

        await Accept(outcome);
    }

    private async Task Accept(SendOutcome outcome)
    {
        switch (outcome.Result)
        {
            case SendResult.Started:
                await Adopt(outcome.Upid!);
                break;
            case SendResult.Done:
                await Finish(true, "OK", state.State with { AppliedResponse = outcome.Response }, time.GetUtcNow());
                break;
            case SendResult.Refused:
                await Finish(false, outcome.Reason ?? "The cluster refused it.", state.State, time.GetUtcNow());
                break;
            case SendResult.NeverSent:
                await Finish(false, $"Nothing was sent: {outcome.Reason}", state.State, time.GetUtcNow());
                break;
            default:
                await Doubt($"The request was sent and its answer was lost ({outcome.Reason}).");
                break;
        }
    }

    private async Task LookFor(ChangeIntent intent)
    {
        Finding found;
        try
        {
            found = await Cluster.Find(state.State.Target, Command, intent, Attempt.IntendedAt!.Value);
        }
        catch (Exception failure) when (failure is FleetException or TimeoutException or OrleansException)
        {
            await Doubt($"What became of it can't be looked up now: {failure.Message}");
            return;
        }

        var isSettled = time.GetUtcNow() - Attempt.IntendedAt >= Settling;
        switch (found)
        {
            case { Upid: { } upid }:
                await Adopt(upid);
                break;
            case { IsDone: true }:
                await Finish(true, $"OK ({found.Explanation})", state.State, time.GetUtcNow());
                break;
            case { IsDone: false } when isSettled:
                await Finish(false, $"It was not carried out: {found.Explanation}", state.State, time.GetUtcNow());
                break;
            default:
                await Doubt(found.Explanation);
                break;
        }
    }

    private async Task Adopt(string upid)
    {
        await Keep(state.State with { Status = ChangeStatus.Applying, FailureReason = null, Attempts = [.. state.State.Attempts[..^1], Attempt with { Upid = upid }] });
        await Cluster.Follow(Id, upid);
    }

    private Task Doubt(string why) => state.State is { Status: ChangeStatus.Unknown } current && current.FailureReason == why
        ? Task.CompletedTask
        : Keep(state.State with { Status = ChangeStatus.Unknown, FailureReason = why });

    private async Task Finish(bool succeeded, string outcome, State next, DateTimeOffset at)
    {
        timer?.Dispose();
        timer = null;
        position = null;
        var attempt = Attempt with { EndedAt = at, Outcome = outcome };
        await End(
            next with
            {
                Attempts = [.. next.Attempts[..^1], attempt],
                AppliedAt = succeeded ? at : null,
                FailureReason = succeeded ? null : outcome,
            },
            succeeded ? ChangeStatus.Applied : ChangeStatus.Failed);
        await Lane.Leave(Id);
    }

    private void EnsureMayApply()
    {
        switch (state.State)
        {
            case { Status: ChangeStatus.Pending, ApprovalsNeeded: > 0 }:
                throw FleetException.Conflict(
                    "approval_required",
                    $"It needs {state.State.ApprovalsNeeded} approval(s){(state.State.ApprovalsNeeded > 1 ? ", not only the requester's" : "")}; it has {state.State.Approvals.Count(approval => approval.Approved)}.");
            case { Status: not (ChangeStatus.Pending or ChangeStatus.Approved) }:
                throw NotNow($"It is {Words.Of(state.State.Status)} already.");
        }
    }

    private void Hasten() =>
        timer ??= this.RegisterGrainTimer(_ => Proceed(), new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = LookAgain });
}
