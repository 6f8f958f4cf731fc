using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What the other grains tell a change that is being applied. Same grain and key as <see cref="IPendingChangeGrain"/>.</summary>
[Alias("change.progress"), Internal]
public interface IChangeProgress : IGrainWithStringKey
{
    /// <summary>Something it may have waited for has happened: it takes the next step that is due.</summary>
    [Alias("proceed")]
    Task Proceed();

    /// <summary>
    /// Asked right before the request is sent. Reads the stored state again and keeps the intent; only then may it be sent. A second time for
    /// the same attempt, and for one that is no longer the last, it refuses.
    /// </summary>
    [Alias("claim"), AlwaysInterleave]
    Task Claim(ChangeIntent intent);

    /// <summary>What became of the attempt's request, where somebody else than the controller sent it.</summary>
    [Alias("sent")]
    Task Sent(Guid attempt, SendOutcome outcome);

    /// <summary>The task of the last attempt is running.</summary>
    /// <param name="done">0 to 1, where the log tells.</param>
    [Alias("seen"), AlwaysInterleave]
    Task Seen(string upid, double? done, ImmutableArray<string> logTail);

    /// <summary>The task of the last attempt has ended.</summary>
    [Alias("ended")]
    Task Ended(EndedTask task);
}

/// <summary>What is about to be sent, and by what its task would be known.</summary>
/// <param name="Node">The node that is asked, or whose guest it is.</param>
/// <param name="Request">Method and path.</param>
/// <param name="User">As the cluster names us in its tasks, with the token's name.</param>
/// <param name="Known">Tasks of the same kind that were there before; one of ours that is none of these is this attempt's.</param>
/// <param name="Newest">When the newest task of the node had begun, by the node's own clock; ours began then or later. Null: there was none.</param>
[GenerateSerializer, Immutable, Alias("ChangeIntent")]
public sealed record ChangeIntent(
    [property: Id(0)] Guid Attempt,
    [property: Id(1)] string? Node,
    [property: Id(2)] string Request,
    [property: Id(3)] string User,
    [property: Id(4)] ImmutableArray<string> Known,
    [property: Id(5)] DateTimeOffset? Newest);

/// <param name="ExitStatus"><c>OK</c>, <c>WARNINGS: n</c> or an error; null: the cluster no longer knows the task.</param>
[GenerateSerializer, Immutable, Alias("EndedTask")]
public sealed record EndedTask(
    [property: Id(0)] string Upid,
    [property: Id(1)] string? ExitStatus,
    [property: Id(2)] DateTimeOffset EndedAt,
    [property: Id(3)] ImmutableArray<string> LogTail);
