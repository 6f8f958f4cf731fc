using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What changes a cluster, and what is needed to know what became of it. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.writes")]
public interface IControllerWrites : IGrainWithStringKey
{
    /// <summary>Reads the cluster for a plan: the exact calls, impact, difference and what they rest on.</summary>
    [Alias("plan"), AlwaysInterleave]
    Task<ChangePlan> Plan(ChangeTarget target, Command command);

    /// <summary>Sends the attempt's request, after the change has kept the intent.</summary>
    [Alias("send"), AlwaysInterleave]
    Task<SendOutcome> Send(Guid change, Guid attempt, ChangeTarget target, Command command);

    /// <summary>Follows a task to its end and tells the change. May be asked for again at any time.</summary>
    [Alias("follow"), AlwaysInterleave]
    Task Follow(Guid change, string upid);

    /// <summary>What the cluster knows of an attempt whose answer was lost.</summary>
    [Alias("find"), AlwaysInterleave]
    Task<Finding> Find(ChangeTarget target, Command command, ChangeIntent intent, DateTimeOffset since);
}

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

    /// <summary>It left, and no answer came.</summary>
    Lost,
}

[GenerateSerializer, Immutable, Alias("SendOutcome")]
public sealed record SendOutcome
{
    [Id(0)] public required SendResult Result { get; init; }
    [Id(1)] public string? Upid { get; init; }

    /// <summary>Why not, in the cluster's words.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>The cluster's errors by field.</summary>
    [Id(3)] public ImmutableDictionary<string, string> Errors { get; init; } = [];

    /// <summary>Of a synchronous change, secrets masked.</summary>
    [Id(4)] public ClusterJson? Response { get; init; }
}

/// <summary>What was found of an attempt.</summary>
/// <param name="Upid">Its task.</param>
/// <param name="IsDone">For a synchronous change: whether the cluster is as the change would have made it; null: can't be told.</param>
/// <param name="Explanation">What was looked for and seen.</param>
[GenerateSerializer, Immutable, Alias("Finding")]
public sealed record Finding([property: Id(0)] string? Upid, [property: Id(1)] bool? IsDone, [property: Id(2)] string Explanation);
