using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// One change. This part stages and keeps it; <c>.Review</c> decides on it, <c>.Applying</c> sends it exactly once and follows it. Each step
/// is kept in the store before it is taken, so that whoever activates it next knows what may have been done.
/// </summary>
internal sealed partial class PendingChangeGrain(
    [PersistentState("change")] IPersistentState<PendingChangeGrain.State> state,
    ChangeVault vault,
    ChangeJournal journal,
    ChangeAnnouncer announcer,
    Gates gates,
    ChangeTimes times,
    TimeProvider time,
    ILogger<PendingChangeGrain> log) : Grain, IPendingChangeGrain, IChangeProgress, ITenantGrain, IRemindable
{
    private const string Upkeep = "upkeep";
    private const int MaxNotes = 2000;

    /// <summary>Repairs what a crash left, and expires what nobody applied.</summary>
    private static readonly TimeSpan UpkeepWhileOpen = TimeSpan.FromHours(1);

    private static readonly TimeSpan UpkeepWhileApplying = TimeSpan.FromMinutes(1);

    private Guid Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public string TenantLabel => $"Change {Id}";

    public (Guid Organization, Guid? Site)? Tenant => IsStaged ? (state.State.OrganizationId, state.State.SiteId) : null;

    private bool IsStaged => state.RecordExists && state.State.Feature.Length > 0;

    private IControllerWrites Cluster => ClusterOf(state.State.Target.ControllerId);

    private Command Command => vault.Open(Id, state.State.SealedCommand);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (IsStaged && state.State.Status is ChangeStatus.Applying or ChangeStatus.Unknown)
        {
            Hasten();
        }

        return Task.CompletedTask;
    }

    public async Task<PendingChange> Stage(StageChange change)
    {
        if (IsStaged)
        {
            EnsureSame(change);
            return View();
        }

        new FieldErrors().Require(change.Command is not UploadVolume, "feature", "An upload brings its file, which a change that waits can't carry. Upload it directly, or let the node fetch it with proxmox.storage.download_url.").ThrowIfAny();
        await Stage(await Plan(change));
        return View();
    }

    public async Task<PendingChange> Execute(StageChange change, bool confirmed)
    {
        if (IsStaged)
        {
            EnsureSame(change);

            // Kept, but never begun: it waits for review, or a crash came in between.
            return state.State is { Status: ChangeStatus.Pending or ChangeStatus.Approved, Attempts.IsEmpty: true } ? await Apply(confirmed) : View();
        }

        gates.EnsureOpen();
        var facts = OperationAttribute.Of(change.Command.GetType());
        EnsureConfirmed(facts.Feature, facts.NeedsConfirmation, change.Target, confirmed);
        var planned = await Plan(change);
        if (change.Command is UploadVolume)
        {
            await EnsureAtOnce(planned);
        }

        await Stage(planned);
        EnsureMayApply();
        await EnsureInWindow();
        await Begin(state.State.Plan);
        return View();
    }

    public async Task<PendingChange> Get()
    {
        EnsureStaged();
        if (IsOverdue)
        {
            await GrainFactory.GetGrain<IChangeProgress>(this.GetPrimaryKeyString()).Proceed();
        }

        return View();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!IsStaged)
        {
            await StopUpkeep();
            return;
        }

        await Proceed();
        if (!state.State.Untold.IsEmpty)
        {
            await Tell();
        }

        if (!state.State.Status.IsOpen() && state.State.Untold.IsEmpty)
        {
            await LeaveLane();
            await StopUpkeep();
        }
    }

    private async Task Stage(State planned)
    {
        await Keep(planned, "change.staged");
        await this.RegisterOrUpdateReminder(Upkeep, UpkeepWhileOpen, UpkeepWhileOpen);
    }

    private async Task<State> Plan(StageChange change)
    {
        new FieldErrors().Require(change.Notes is not { Length: > MaxNotes }, "notes", $"Notes have at most {MaxNotes} characters.").ThrowIfAny();
        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "A change is somebody's: the call says for whom it is.");
        var controller = await GrainFactory.GetGrain<IControllerGrain>(GrainKeys.Controller(change.Target.ControllerId)).Describe();
        var policy = (await GrainFactory.GetGrain<ISettingsGrain>(GrainKeys.Settings(controller.OrganizationId)).Get()).Changes;
        await journal.CheckRoom(controller.OrganizationId, policy.MaxOpen);
        var planned = await ClusterOf(controller.Id).Plan(change.Target, change.Command);
        if (change.Command is IFencedCommand { Digest: { } expected } && planned.Plan.Base.Digest is { } found && expected != found)
        {
            throw FleetException.Conflict("drifted", $"The configuration is no longer the one with digest {expected}; it is {found}. Read it again.");
        }

        var facts = OperationAttribute.Of(change.Command.GetType());
        var now = time.GetUtcNow();
        return new State
        {
            OrganizationId = controller.OrganizationId,
            SiteId = controller.SiteId,
            Target = change.Target,
            Feature = facts.Feature,
            Operation = facts.Operation,
            SealedRequest = vault.Seal(Id, change.Command),
            SealedCommand = vault.Seal(Id, planned.Command),
            Payload = CommandJson.Display(planned.Command).ToJsonString(),
            TargetId = change.TargetId,
            Notes = change.Notes,
            Origin = change.Origin,
            Cause = change.Cause,
            RequestedBy = new Person(caller.UserId, caller.Username),
            CreatedAt = now,
            ExpiresAt = now + TimeSpan.FromHours(policy.LifetimeHours),
            Approval = policy.ApprovalOf(controller.Id, facts.Risk, planned.Plan.Tags),
            Plan = planned.Plan,
            MadeVmid = (planned.Command as IGuestMaker)?.Vmid,
        };
    }

    private IControllerWrites ClusterOf(Guid controller) => GrainFactory.GetGrain<IControllerGrain>(GrainKeys.Controller(controller)).AsReference<IControllerWrites>();

    private void EnsureSame(StageChange again)
    {
        if (again.Origin != state.State.Origin || again.Target != state.State.Target || !vault.Holds(Id, state.State.SealedRequest, again.Command))
        {
            throw FleetException.Conflict("idempotency_key_reused", "The idempotency key was used for another change. Use a new one for each change.");
        }
    }

    private void EnsureStaged()
    {
        if (!IsStaged)
        {
            throw FleetException.NotFound(TenantLabel);
        }
    }

    /// <summary>Stores the next state, and then tells of it.</summary>
    private async Task Keep(State next, string what, AuditResult result = AuditResult.Succeeded, string? detail = null)
    {
        var caller = CallContext.Caller;
        var now = time.GetUtcNow();
        var by = caller is null ? null : new Person(caller.UserId, caller.Username);
        var news = new ChangeNews(Guid.NewGuid(), now, what, result, by, caller?.ApiKeyId, caller?.Address, detail);
        var isOther = !IsStaged || state.State.Status != next.Status;
        await state.Store(next with { UpdatedAt = now, Revision = next.Revision + 1, Untold = next.Untold.Add(news) });
        if (isOther)
        {
            GrainTelemetry.ChangeIs(next.Status);
        }

        await Tell();
    }

    // Cleared in memory only: the next state that is stored says so too, and whoever is told again drops it.
    private async Task Tell()
    {
        var untold = state.State.Untold;
        if (await announcer.Tell(View(), untold))
        {
            state.State = state.State with { Untold = [.. state.State.Untold.Except(untold)] };
        }
    }

    private async Task StopUpkeep()
    {
        if (await this.GetReminder(Upkeep) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    [LoggerMessage(LogLevel.Warning, "It is not known what became of change {Change} when it was sent; it is looked up")]
    private partial void LogOutcomeLost(Guid change, Exception failure);
}
