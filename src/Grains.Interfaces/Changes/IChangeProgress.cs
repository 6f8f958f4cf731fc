using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What the other grains tell a change that is being applied. Same grain and key as <see cref="IPendingChangeGrain"/>.</summary>
[Alias("change.progress")]
public interface IChangeProgress : IGrainWithStringKey
{
    /// <summary>It is first in its target's queue.</summary>
    [Alias("proceed")]
    Task Proceed();

    /// <summary>
    /// Asked right before the request is sent. Reads the stored state again, keeps the intent, and only then says what to send; a second
    /// time for the same attempt, and for one that is no longer the last, it refuses.
    /// </summary>
    [Alias("claim"), AlwaysInterleave]
    Task<ClaimedChange> Claim(ChangeIntent intent);

    /// <summary>The task of the last attempt has ended.</summary>
    [Alias("ended")]
    Task Ended(EndedTask task);
}

/// <summary>What is about to be sent, and by what its task would be known.</summary>
/// <param name="User">As the cluster knows us, with the token's name.</param>
/// <param name="NewestTask">The newest task of the same kind that was there before; a later one of ours is this attempt's.</param>
[GenerateSerializer, Immutable, Alias("ChangeIntent")]
public sealed record ChangeIntent(
    [property: Id(0)] Guid Attempt,
    [property: Id(1)] string? Node,
    [property: Id(2)] string? User,
    [property: Id(3)] string? NewestTask);

/// <param name="Command">With its secrets.</param>
/// <param name="Digest">The digest that the change was planned against.</param>
[GenerateSerializer, Immutable, Alias("ClaimedChange")]
public sealed record ClaimedChange([property: Id(0)] Command Command, [property: Id(1)] string? Digest);

/// <param name="ExitStatus"><c>OK</c>, <c>WARNINGS: n</c> or an error.</param>
[GenerateSerializer, Immutable, Alias("EndedTask")]
public sealed record EndedTask(
    [property: Id(0)] string Upid,
    [property: Id(1)] string ExitStatus,
    [property: Id(2)] DateTimeOffset EndedAt,
    [property: Id(3)] ImmutableArray<string> LogTail);
