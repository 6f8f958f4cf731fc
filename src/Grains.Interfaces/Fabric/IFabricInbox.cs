using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Where grains tell what happened. Same grain and key as <see cref="IFabricGrain"/>.</summary>
[Alias("fabric.inbox"), Internal]
public interface IFabricInbox : IGrainWithStringKey
{
    /// <summary>When it returns, every connection concerned has stored the events. Who gets an error tells again.</summary>
    /// <returns>How many connections listen to one of them.</returns>
    [Alias("post"), AlwaysInterleave]
    Task<int> Post(ImmutableArray<FabricEvent> events);
}

/// <summary>One connection's queue: takes events in, stages their changes, tries again, gives up. Key: <see cref="GrainKeys.FabricConnection"/>.</summary>
[Alias("fabric.connection"), Internal]
public interface IFabricConnectionGrain : IGrainWithStringKey
{
    /// <summary>Takes the connection as it is now.</summary>
    [Alias("configure"), AlwaysInterleave]
    Task Configure(FabricConnection connection);

    /// <summary>Stores the event; one that it had before is dropped.</summary>
    [Alias("accept"), AlwaysInterleave]
    Task Accept(FabricConnection connection, FabricEvent told);

    /// <summary>Newest first; the last hundred.</summary>
    [Alias("runs"), AlwaysInterleave]
    Task<ImmutableArray<FabricRun>> Runs();

    [Alias("dead-letters"), AlwaysInterleave]
    Task<ImmutableArray<FabricDelivery>> DeadLetters();

    /// <summary>Tries a dead letter anew.</summary>
    [Alias("replay"), AlwaysInterleave]
    Task Replay(Guid delivery);

    [Alias("discard"), AlwaysInterleave]
    Task Discard(Guid delivery);

    /// <summary>Forgets everything.</summary>
    [Alias("remove"), AlwaysInterleave]
    Task Remove();
}
