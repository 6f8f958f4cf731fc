using System.Collections.Immutable;
using System.Text;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal sealed partial class PendingChangeGrain
{
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
            Payload = new ClusterJson(Encoding.UTF8.GetBytes(current.Payload)),
            Status = current.Status,
            Origin = current.Origin,
            RequestedBy = current.RequestedBy,
            Notes = current.Notes,
            CreatedAt = current.CreatedAt,
            UpdatedAt = current.UpdatedAt,
            ExpiresAt = current.ExpiresAt,
            Plan = current.Plan,
            Approval = current.Approval,
            Approvals = current.Approvals,
            Attempts = current.Attempts,
            Upid = current.Attempts.IsEmpty ? null : current.Attempts[^1].Upid,
            QueuePosition = position,
            AppliedAt = current.AppliedAt,
            FailureReason = current.FailureReason,
            FailureKind = current.FailureKind,
            Errors = current.Errors,
            LogTail = current.LogTail.IsEmpty ? seenLog : current.LogTail,
            AppliedResponse = current.AppliedResponse is { } response ? new ClusterJson(Encoding.UTF8.GetBytes(response)) : null,
            Progress = current.Status == ChangeStatus.Applying ? seenProgress : null,
            Revision = current.Revision,
            MadeVmid = current.MadeVmid,
            Cause = current.Cause,
        };
    }

    internal sealed record State
    {
        public Guid OrganizationId { get; init; }
        public Guid? SiteId { get; init; }
        public ChangeTarget Target { get; init; } = new() { ControllerId = default };
        public string Feature { get; init; } = "";
        public string Operation { get; init; } = "";

        /// <summary>The command as it was asked for, sealed by <see cref="ChangeVault"/>: to know it again.</summary>
        public string SealedRequest { get; init; } = "";

        /// <summary>The command as it is carried out, sealed.</summary>
        public string SealedCommand { get; init; } = "";

        /// <summary>The command without its secrets, as JSON.</summary>
        public string Payload { get; init; } = "{}";

        public string? TargetId { get; init; }
        public string? Notes { get; init; }
        public ChangeOrigin Origin { get; init; }
        public Person RequestedBy { get; init; } = new(default, "");
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public ChangeStatus Status { get; init; }
        public ChangePlan Plan { get; init; } = null!;
        public ApprovalRule Approval { get; init; }
        public ImmutableArray<ChangeApproval> Approvals { get; init; } = [];
        public ImmutableArray<ChangeAttempt> Attempts { get; init; } = [];

        /// <summary>Of the last attempt: kept before anything is sent.</summary>
        public ChangeIntent? Intent { get; init; }

        public DateTimeOffset? AppliedAt { get; init; }
        public string? FailureReason { get; init; }
        public Failure? FailureKind { get; init; }
        public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;
        public ImmutableArray<string> LogTail { get; init; } = [];

        /// <summary>JSON, secrets masked.</summary>
        public string? AppliedResponse { get; init; }

        public long Revision { get; init; }
        public int? MadeVmid { get; init; }
        public FabricCause? Cause { get; init; }

        /// <summary>What happened and was perhaps not told yet.</summary>
        public ImmutableArray<ChangeNews> Untold { get; init; } = [];
    }
}
