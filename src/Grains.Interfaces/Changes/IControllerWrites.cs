using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What changes a cluster, and what is needed to know what became of it. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.writes"), Internal]
public interface IControllerWrites : IGrainWithStringKey
{
    /// <summary>Reads the cluster for a plan: the exact calls, impact, difference and what they rest on.</summary>
    /// <returns>The plan, and the command with what the caller left to the cluster (a VMID) settled.</returns>
    /// <exception cref="FleetException">It can't be carried out as the cluster is: Conflict, with what is in its way, or NotFound.</exception>
    [Alias("plan"), AlwaysInterleave, Repeatable, ResponseTimeout("00:01:00")]
    Task<PlannedCommand> Plan(ChangeTarget target, Command command);

    /// <summary>Sends the attempt's request, after the change has kept the intent.</summary>
    [Alias("send"), AlwaysInterleave, ResponseTimeout("00:02:00")]
    Task<SendOutcome> Send(Guid change, Guid attempt, ChangeTarget target, Command command);

    /// <summary>Follows a task to its end and tells the change. May be asked for again at any time.</summary>
    [Alias("follow"), AlwaysInterleave]
    Task Follow(Guid change, string upid);

    /// <summary>What the cluster knows of an attempt whose answer was lost.</summary>
    /// <param name="since">When its intent was kept.</param>
    [Alias("find"), AlwaysInterleave, Repeatable, ResponseTimeout("00:01:00")]
    Task<Finding> Find(ChangeTarget target, Command command, ChangePlan plan, ChangeIntent intent, DateTimeOffset since);

    /// <summary>Where this cluster is, for another one to send guests to; the token's secret is sealed.</summary>
    [Alias("endpoint"), AlwaysInterleave, Repeatable]
    Task<RemoteEndpoint> Endpoint(Guid organization);
}

/// <param name="Command">With what was left open settled.</param>
[GenerateSerializer, Immutable, Alias("PlannedCommand")]
public sealed record PlannedCommand([property: Id(0)] ChangePlan Plan, [property: Id(1)] Command Command);

/// <summary>What became of a request.</summary>
public enum SendResult
{
    /// <summary>A task was started.</summary>
    Started,

    /// <summary>It was done at once.</summary>
    Done,

    /// <summary>The cluster refused it.</summary>
    Refused,

    /// <summary>No byte left.</summary>
    NeverSent,

    /// <summary>No byte left: as many as may be are at work on the node or the storage. The change is told when it is its turn.</summary>
    Busy,

    /// <summary>It left, and no answer came.</summary>
    Lost,

    /// <summary>No byte left, for somebody else has the attempt: another activation of the change, or of its controller, may have sent it.</summary>
    Superseded,
}

[GenerateSerializer, Immutable, Alias("SendOutcome")]
public sealed record SendOutcome
{
    [Id(0)] public required SendResult Result { get; init; }
    [Id(1)] public string? Upid { get; init; }

    /// <summary>Why not, in the cluster's words.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>The cluster's errors by field.</summary>
    [Id(3)] public ImmutableDictionary<string, string> Errors { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Id(5)] public Failure? Failure { get; init; }

    /// <summary>Of a synchronous change, secrets masked.</summary>
    [Id(4)] public ClusterJson? Response { get; init; }
}

/// <summary>What was found of an attempt.</summary>
/// <param name="Upid">Its task.</param>
/// <param name="IsDone">For a synchronous change: whether the cluster is as the change would have made it; null: can't be told.</param>
/// <param name="Explanation">What was looked for and seen.</param>
[GenerateSerializer, Immutable, Alias("Finding")]
public sealed record Finding([property: Id(0)] string? Upid, [property: Id(1)] bool? IsDone, [property: Id(2)] string Explanation);
