using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// One change. This part stages, reviews and gates it; <c>.Applying</c> sends it exactly once and follows it. Each step is kept in the store
/// before it is taken, so that whoever activates it next knows what may have been done.
/// </summary>
internal sealed partial class PendingChangeGrain(
    [PersistentState("change")] IPersistentState<PendingChangeGrain.State> state,
    ChangeVault vault,
    ChangeJournal journal,
    Gates gates,
    TimeProvider time,
    ILogger<PendingChangeGrain> log) : Grain, IPendingChangeGrain, IChangeProgress, ITenantGrain, IRemindable
{
    private const string Upkeep = "upkeep";

    /// <summary>Repairs what a crash left, and expires what nobody applied.</summary>
    private static readonly TimeSpan UpkeepWhileOpen = TimeSpan.FromHours(1);

    private static readonly TimeSpan UpkeepWhileApplying = TimeSpan.FromMinutes(1);

    private Guid Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public string TenantLabel => $"Change {Id}";

    public (Guid Organization, Guid? Site)? Tenant => state.RecordExists ? (state.State.OrganizationId, state.State.SiteId) : null;

    private IControllerWrites Cluster => GrainFactory.GetGrain<IControllerWrites>(GrainKeys.Controller(state.State.Target.ControllerId));

    private OperationAttribute Facts => OperationAttribute.Of(Command.GetType());

    private Command Command => vault.Open(Id, state.State.SealedCommand);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state is { RecordExists: true, State.Status: ChangeStatus.Applying or ChangeStatus.Unknown })
        {
            await journal.Write(View(), cancellationToken);
            Hasten();
        }
    }

    public async Task<PendingChange> Stage(StageChange change)
    {
        if (state.RecordExists)
        {
            return View();
        }

        new FieldErrors().Require(change.Notes is not { Length: > 2000 }, "notes", "Notes have at most 2000 characters.").ThrowIfAny();
        var policy = (await GrainFactory.GetGrain<ISettingsGrain>(GrainKeys.Settings(change.OrganizationId)).Get()).Changes;
        await journal.CheckRoom(change.OrganizationId, policy.MaxOpen);
        var plan = await GrainFactory.GetGrain<IControllerWrites>(GrainKeys.Controller(change.Target.ControllerId)).Plan(change.Target, change.Command);
        var facts = OperationAttribute.Of(change.Command.GetType());
        var now = time.GetUtcNow();
        await Keep(new State
        {
            OrganizationId = change.OrganizationId,
            SiteId = change.SiteId,
            Target = change.Target,
            Feature = facts.Feature,
            Operation = facts.Operation,
            SealedCommand = vault.Seal(Id, change.Command),
            Payload = ChangeVault.Display(change.Command),
            TargetId = change.TargetId,
            Notes = change.Notes,
            Origin = change.Origin,
            RequestedBy = change.By,
            CreatedAt = now,
            ExpiresAt = now + policy.Lifetime,
            ApprovalsNeeded = policy.ApprovalsFor(facts.Risk),
            Plan = plan,
        });
        await this.RegisterOrUpdateReminder(Upkeep, UpkeepWhileOpen, UpkeepWhileOpen);
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

    public async Task<PendingChange> Approve(Person by, string? reason)
    {
        await EnsureReviewable(reason);
        var before = state.State;
        if (before.Approvals.Any(approval => approval.By.UserId == by.UserId && approval.Approved))
        {
            throw FleetException.Conflict("approved_before", $"{by.Username} has approved this change already; it needs somebody else.");
        }

        var approvals = before.Approvals.Add(new ChangeApproval(by, time.GetUtcNow(), true, reason));
        await Keep(before with { Approvals = approvals, Status = Suffices(approvals) ? ChangeStatus.Approved : ChangeStatus.Pending });
        return View();
    }

    public async Task<PendingChange> Reject(Person by, string? reason)
    {
        await EnsureReviewable(reason);
        var approvals = state.State.Approvals.Add(new ChangeApproval(by, time.GetUtcNow(), false, reason));
        await End(state.State with { Approvals = approvals, FailureReason = reason }, ChangeStatus.Rejected);
        return View();
    }

    public async Task<PendingChange> Discard(Person by)
    {
        await EnsureReviewable(null);
        await End(state.State with { FailureReason = $"Discarded by {by.Username}." }, ChangeStatus.Discarded);
        return View();
    }

    private bool IsOverdue => state.State.Status is ChangeStatus.Pending or ChangeStatus.Approved && time.GetUtcNow() >= state.State.ExpiresAt;

    private bool Suffices(ImmutableArray<ChangeApproval> approvals) =>
        approvals.Count(approval => approval.Approved) >= Math.Max(1, state.State.ApprovalsNeeded)
        && (state.State.ApprovalsNeeded < 2 || approvals.Any(approval => approval.Approved && approval.By.UserId != state.State.RequestedBy.UserId));

    private void EnsureStaged()
    {
        if (!state.RecordExists)
        {
            throw FleetException.NotFound(TenantLabel);
        }
    }

    private async Task EnsureReviewable(string? reason)
    {
        EnsureStaged();
        new FieldErrors().Require(reason is not { Length: > 2000 }, "reason", "A reason has at most 2000 characters.").ThrowIfAny();
        await ExpireIfDue();
        if (state.State.Status is not (ChangeStatus.Pending or ChangeStatus.Approved))
        {
            throw NotNow($"It is {Words.Of(state.State.Status)}.");
        }
    }

    private async Task ExpireIfDue()
    {
        if (IsOverdue)
        {
            await End(state.State with { FailureReason = $"Nobody applied it until {state.State.ExpiresAt:u}." }, ChangeStatus.Expired);
        }
    }

    private static FleetException NotNow(string why) => FleetException.Conflict("change_state", why);

    /// <summary>Stores the next state, and then tells the lists and the viewers.</summary>
    private async Task Keep(State next)
    {
        await state.Store(next with { UpdatedAt = time.GetUtcNow() });
        await journal.Write(View(), CancellationToken.None);
    }

    private async Task End(State next, ChangeStatus status)
    {
        await Keep(next with { Status = status });
        if (await this.GetReminder(Upkeep) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private PendingChange View()
    {
        var current = state.State;
        return new PendingChange
        {
            Id = Id,
            OrganizationId = current.OrganizationId,
            ControllerId = current.Target.ControllerId,
            SiteId = current.SiteId,
            Feature = current.Feature,
            Operation = current.Operation,
            Target = current.Target,
            TargetId = current.TargetId,
            Payload = current.Payload,
            Status = current.Status,
            Origin = current.Origin,
            RequestedBy = current.RequestedBy,
            Notes = current.Notes,
            CreatedAt = current.CreatedAt,
            UpdatedAt = current.UpdatedAt,
            ExpiresAt = current.ExpiresAt,
            Plan = current.Plan,
            Approvals = current.Approvals,
            ApprovalsNeeded = current.ApprovalsNeeded,
            Attempts = current.Attempts,
            Upid = current.Attempts is [.., { Upid: { } upid }] ? upid : null,
            QueuePosition = current.Status == ChangeStatus.Applying ? position : null,
            AppliedAt = current.AppliedAt,
            FailureReason = current.FailureReason,
            LogTail = current.LogTail,
            AppliedResponse = current.AppliedResponse,
        };
    }

    internal sealed record State
    {
        public Guid OrganizationId { get; init; }
        public Guid? SiteId { get; init; }
        public ChangeTarget Target { get; init; } = new() { ControllerId = default };
        public string Feature { get; init; } = "";
        public string Operation { get; init; } = "";

        /// <summary>The command with its secrets, sealed by <see cref="ChangeVault"/>.</summary>
        public string SealedCommand { get; init; } = "";

        /// <summary>The command without them.</summary>
        public ClusterJson Payload { get; init; } = new([]);

        public string? TargetId { get; init; }
        public string? Notes { get; init; }
        public ChangeOrigin Origin { get; init; }
        public Person RequestedBy { get; init; } = new(default, "");
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public ChangeStatus Status { get; init; }
        public ChangePlan Plan { get; init; } = null!;
        public int ApprovalsNeeded { get; init; }
        public ImmutableArray<ChangeApproval> Approvals { get; init; } = [];
        public ImmutableArray<ChangeAttempt> Attempts { get; init; } = [];

        /// <summary>Of the last attempt: kept before anything is sent.</summary>
        public ChangeIntent? Intent { get; init; }

        public DateTimeOffset? AppliedAt { get; init; }
        public string? FailureReason { get; init; }
        public ImmutableArray<string> LogTail { get; init; } = [];
        public ClusterJson? AppliedResponse { get; init; }
    }
}
