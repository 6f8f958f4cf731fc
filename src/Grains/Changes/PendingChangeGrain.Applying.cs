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
    private const int MaxResponse = 16 * 1024;

    /// <summary>How often an applying change looks by itself whether it missed something that others were to tell it.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>From the begin of an upload's attempt to its first byte.</summary>
    private static readonly TimeSpan FileComesWithin = TimeSpan.FromMinutes(2);

    private int? position;
    private IGrainTimer? timer;
    private double? seenProgress;
    private ImmutableArray<string> seenLog = [];

    private ChangeAttempt Attempt => state.State.Attempts[^1];

    public async Task<PendingChange> Apply(bool confirmed)
    {
        EnsureStaged();
        gates.EnsureOpen();
        await ExpireIfDue();
        EnsureMayApply();
        await EnsureInWindow();
        EnsureConfirmed(state.State.Feature, state.State.Plan.RequiresConfirmation, state.State.Target, confirmed);

        var now = await Cluster.Plan(state.State.Target, Command);
        if (ChangeDrift.Between(state.State.Plan.Base, now.Plan.Base) is { Length: > 0 } drift)
        {
            var reason = $"It is no longer as it was planned: {string.Join("; ", drift)}.";
            await Keep(state.State with { Status = ChangeStatus.Pending, Approvals = [], Plan = now.Plan, SealedCommand = vault.Seal(Id, now.Command), FailureReason = reason }, "change.drifted", AuditResult.Denied, reason);
            throw FleetException.Conflict("drifted", $"{reason} Review the new plan and apply again.");
        }

        await Begin(now.Plan);
        return View();
    }

    public async Task<PendingChange> Reconcile()
    {
        EnsureStaged();
        if (state.State.Status is not (ChangeStatus.Unknown or ChangeStatus.Applying))
        {
            throw NotNow($"Its outcome is known: it is {Word(state.State.Status)}.");
        }

        await Advance();
        return View();
    }

    public async Task Proceed()
    {
        if (IsStaged)
        {
            await ExpireIfDue();
            await Advance();
        }
    }

    public async Task Claim(ChangeIntent intent)
    {
        // What memory says may be another activation's past; the store knows.
        await state.ReadStateAsync();
        if (!IsStaged || state.State is not { Status: ChangeStatus.Applying, Intent: null } || Attempt.Id != intent.Attempt || Attempt.Upid is not null)
        {
            throw NotNow("The attempt is no longer the one to send.");
        }

        var attempt = Attempt with { IntendedAt = time.GetUtcNow(), Node = intent.Node };
        await state.Store(state.State with { Intent = intent, Attempts = [.. state.State.Attempts[..^1], attempt] });
    }

    public Task Sent(Guid attempt, SendOutcome outcome) =>
        IsStaged && state.State.Status is ChangeStatus.Applying or ChangeStatus.Unknown && Attempt.Id == attempt && Attempt.Upid is null ? Accept(outcome) : Task.CompletedTask;

    public async Task Seen(string upid, double? done, ImmutableArray<string> logTail)
    {
        if (IsStaged && state.State.Status == ChangeStatus.Applying && Attempt.Upid == upid && (done != seenProgress || !logTail.SequenceEqual(seenLog)))
        {
            (seenProgress, seenLog) = (done, logTail);
            await announcer.Show(View());
        }
    }

    public async Task Ended(EndedTask task)
    {
        if (IsStaged && state.State.Status is ChangeStatus.Applying or ChangeStatus.Unknown && Attempt.Upid == task.Upid)
        {
            if (task.ExitStatus is null)
            {
                await Doubt("The cluster no longer knows its task, which it had started.");
                return;
            }

            var succeeded = task.ExitStatus == "OK" || task.ExitStatus.StartsWith("WARNINGS:", StringComparison.Ordinal);
            await Finish(succeeded, task.ExitStatus, state.State with { LogTail = task.LogTail }, task.EndedAt);
        }
    }

    /// <summary>Past all gates.</summary>
    private async Task Begin(ChangePlan plan)
    {
        var caller = CallContext.Caller;
        var by = caller is null ? state.State.RequestedBy : new Person(caller.UserId, caller.Username);
        var attempt = new ChangeAttempt { Id = Guid.NewGuid(), By = by, StartedAt = time.GetUtcNow() };
        await this.RegisterOrUpdateReminder(Upkeep, UpkeepWhileApplying, UpkeepWhileApplying);
        await Keep(
            state.State with { Status = ChangeStatus.Applying, Plan = plan, Attempts = state.State.Attempts.Add(attempt), Intent = null, FailureReason = null },
            "change.applying");
        await Advance();
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
        else if (Command is UploadVolume)
        {
            await AwaitFile();
        }
        else if (Lane.Of(GrainFactory, state.State.Target, Command) is not { } lane || (position = await lane.Enter(Id)) == 0)
        {
            await Send();
        }
    }

    /// <summary>The silo that holds the file sends it. When that silo is gone, so is the file.</summary>
    private Task AwaitFile() => time.GetUtcNow() - Attempt.StartedAt < FileComesWithin
        ? Task.CompletedTask
        : Finish(false, "Nothing was sent: its file never came. Upload it again.", state.State with { FailureKind = Failure.Unavailable }, time.GetUtcNow());

    private async Task Send()
    {
        SendOutcome outcome;
        try
        {
            outcome = await Cluster.Send(Id, Attempt.Id, state.State.Target, Command);
        }
        catch (FleetException refusal) when (!refusal.IsOfSilos)
        {
            outcome = new SendOutcome { Result = SendResult.NeverSent, Reason = refusal.Message, Failure = refusal.Failure };
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            // The other silo may have sent it. With no intent kept it has not, and the next step tries again.
            LogOutcomeLost(Id, failure);
            return;
        }

        await Accept(outcome);
    }

    private async Task Accept(SendOutcome outcome)
    {
        var refused = state.State with { FailureKind = outcome.Failure, Errors = outcome.Errors };
        switch (outcome.Result)
        {
            case SendResult.Busy:
                break;
            case SendResult.Started:
                await Adopt(outcome.Upid!);
                break;
            case SendResult.Done:
                await Finish(true, "OK", state.State with { AppliedResponse = Kept(outcome.Response) }, time.GetUtcNow());
                break;
            case SendResult.Refused:
                await Finish(false, outcome.Reason ?? "The cluster refused it.", refused, time.GetUtcNow());
                break;
            case SendResult.NeverSent:
                await Finish(false, $"Nothing was sent: {outcome.Reason}", refused, time.GetUtcNow());
                break;
            case SendResult.Superseded:
                // The store knows what the other made of it; the next step goes on from there.
                await state.ReadStateAsync();
                break;
            case SendResult.Lost when state.State.Intent is null:
                // No intent was kept, so nothing was sent: the next step tries again.
                break;
            default:
                await Doubt($"The request was sent and its answer was lost ({outcome.Reason}).");
                await LookFor(state.State.Intent!);
                break;
        }
    }

    private static string? Kept(ClusterJson? response) =>
        response is { Utf8.Length: > 0 and <= MaxResponse } ? System.Text.Encoding.UTF8.GetString(response.Utf8) : null;

    private async Task LookFor(ChangeIntent intent)
    {
        Finding found;
        try
        {
            found = await Cluster.Find(state.State.Target, Command, state.State.Plan, intent, Attempt.IntendedAt!.Value);
        }
        catch (Exception failure) when (failure is FleetException or TimeoutException or OrleansException)
        {
            await Doubt($"What became of it can't be looked up now: {failure.Message}");
            return;
        }

        var isSettled = time.GetUtcNow() - Attempt.IntendedAt >= times.Settling;
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
        await Keep(
            state.State with { Status = ChangeStatus.Applying, FailureReason = null, Attempts = [.. state.State.Attempts[..^1], Attempt with { Upid = upid }] },
            "change.started", detail: upid);
        await Cluster.Follow(Id, upid);
    }

    private Task Doubt(string why) => state.State is { Status: ChangeStatus.Unknown } current && current.FailureReason == why
        ? Task.CompletedTask
        : Keep(state.State with { Status = ChangeStatus.Unknown, FailureReason = why }, "change.unknown", AuditResult.Unknown, why);

    private async Task Finish(bool succeeded, string outcome, State next, DateTimeOffset at)
    {
        position = null;
        await End(
            next with
            {
                Attempts = [.. next.Attempts[..^1], next.Attempts[^1] with { EndedAt = at, Outcome = outcome }],
                AppliedAt = succeeded ? at : null,
                FailureReason = succeeded ? null : outcome,
            },
            succeeded ? ChangeStatus.Applied : ChangeStatus.Failed,
            succeeded ? "change.applied" : "change.failed",
            succeeded ? AuditResult.Succeeded : AuditResult.Failed,
            outcome);
    }

    private async Task LeaveLane()
    {
        if (!state.State.Attempts.IsEmpty && Lane.Of(GrainFactory, state.State.Target, Command) is { } lane)
        {
            await lane.Leave(Id);
        }
    }

    private void Hasten() =>
        timer ??= this.RegisterGrainTimer(_ => Proceed(), new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = LookAgain });
}
