using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A change to a cluster, from its plan to its end.</summary>
[GenerateSerializer, Immutable, Alias("PendingChange")]
public sealed record PendingChange
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required Guid OrganizationId { get; init; }
    [Id(2)] public required Guid ControllerId { get; init; }
    [Id(3)] public Guid? SiteId { get; init; }

    /// <summary>Such as <c>proxmox.vm.stop</c>.</summary>
    [Id(4)] public required string Feature { get; init; }

    /// <summary><c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    [Id(5)] public required string Operation { get; init; }

    [Id(6)] public required ChangeTarget Target { get; init; }

    /// <summary>What of the target is changed, as the caller named it: a snapshot, a rule, a job.</summary>
    [Id(7)] public string? TargetId { get; init; }

    /// <summary>As it was given, secrets masked.</summary>
    [Id(8)] public required ClusterJson Payload { get; init; }

    [Id(9)] public required ChangeStatus Status { get; init; }
    [Id(10)] public required ChangeOrigin Origin { get; init; }
    [Id(11)] public required Person RequestedBy { get; init; }
    [Id(12)] public string? Notes { get; init; }
    [Id(13)] public required DateTimeOffset CreatedAt { get; init; }
    [Id(14)] public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it can no longer be applied.</summary>
    [Id(15)] public required DateTimeOffset ExpiresAt { get; init; }

    [Id(16)] public required ChangePlan Plan { get; init; }
    [Id(17)] public ImmutableArray<ChangeApproval> Approvals { get; init; } = [];

    /// <summary>What the organization's policy asked for when it was staged.</summary>
    [Id(18)] public ApprovalRule Approval { get; init; }

    [Id(19)] public ImmutableArray<ChangeAttempt> Attempts { get; init; } = [];

    /// <summary>Of the last attempt.</summary>
    [Id(20)] public string? Upid { get; init; }

    /// <summary>Where it is in the queue of its target: 0 is at work, 1 is next; null: not in it.</summary>
    [Id(21)] public int? QueuePosition { get; init; }

    [Id(22)] public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>Why it failed, is unknown, was rejected or went back to review.</summary>
    [Id(23)] public string? FailureReason { get; init; }

    /// <summary>The end of the task's log.</summary>
    [Id(24)] public ImmutableArray<string> LogTail { get; init; } = [];

    /// <summary>What the cluster answered to a synchronous change, secrets masked.</summary>
    [Id(25)] public ClusterJson? AppliedResponse { get; init; }

    /// <summary>0 to 1, while a task runs whose log tells how far it is.</summary>
    [Id(26)] public double? Progress { get; init; }

    /// <summary>The cluster's errors by field, where it refused the request.</summary>
    [Id(27)] public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What kind of failure it ended in, where the cluster refused it or nothing was sent.</summary>
    [Id(28)] public Failure? FailureKind { get; init; }

    /// <summary>The guest that it makes.</summary>
    [Id(30)] public int? MadeVmid { get; init; }

    /// <summary>The event that it was staged for, where a connection did.</summary>
    [Id(32)] public FabricCause? Cause { get; init; }

    /// <summary>Grows with each state.</summary>
    [Id(29)] public long Revision { get; init; }
}

/// <param name="Approved">False: rejected.</param>
[GenerateSerializer, Immutable, Alias("ChangeApproval")]
public sealed record ChangeApproval(
    [property: Id(0)] Person By,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] bool Approved,
    [property: Id(3)] string? Reason);
