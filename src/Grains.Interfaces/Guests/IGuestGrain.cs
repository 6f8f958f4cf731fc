using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A guest wherever it runs. Key: <see cref="GrainKeys.Guest"/>.</summary>
[Alias("guest")]
public interface IGuestGrain : IGrainWithStringKey
{
    /// <summary>What happened to the guest, newest first.</summary>
    /// <param name="before">Only entries with a smaller id; null: from the newest.</param>
    /// <param name="limit">1 to 500.</param>
    [Alias("timeline"), AlwaysInterleave]
    Task<ImmutableArray<TimelineEntry>> Timeline(long? before, int limit);

    /// <summary>The controller saw the guest differ. Saying the same again changes nothing.</summary>
    /// <param name="previous">As it was; null when it was not there.</param>
    /// <param name="current">As it is; null when it is gone.</param>
    [Alias("observe")]
    Task Observe(Guest? previous, Guest? current, ImmutableArray<ObservedTask> tasks, DateTimeOffset at);
}

/// <summary>A task of the cluster that ended.</summary>
[GenerateSerializer, Immutable, Alias("ObservedTask")]
public sealed record ObservedTask(
    [property: Id(0)] string Upid,
    [property: Id(1)] string Type,
    [property: Id(2)] string User,
    [property: Id(3)] string Status,
    [property: Id(4)] DateTimeOffset EndedAt);
