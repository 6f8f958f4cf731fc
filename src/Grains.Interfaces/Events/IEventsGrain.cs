using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The events of one organization: numbers them, keeps the newest for those who come back, and passes them on. Key: <see cref="GrainKeys.Events"/>.</summary>
[Alias("events")]
public interface IEventsGrain : IGrainWithStringKey
{
    [Alias("publish")]
    Task Publish(ImmutableArray<FleetEvent> events);

    /// <summary>Registers, or renews for another minute, a silo that passes events on to its viewers, and gives it what it missed.</summary>
    /// <param name="epoch">The sequence that <paramref name="after"/> belongs to; null: from now on.</param>
    [Alias("watch")]
    Task<EventBacklog> Watch(IEventObserver observer, string? epoch, long after);

    /// <summary>Its viewer has gone.</summary>
    [Alias("leave")]
    Task Leave(IEventObserver observer);
}

/// <summary>A silo that passes events on.</summary>
[Alias("event-observer")]
public interface IEventObserver : IGrainObserver
{
    [Alias("notify"), OneWay]
    Task Notify(Guid organization, string epoch, ImmutableArray<PositionedEvent> events);
}

/// <param name="Epoch">Names the sequence; another one than before means that positions start anew.</param>
/// <param name="Position">The newest position.</param>
/// <param name="Complete">False: what lies between was dropped, and the viewer must read everything again.</param>
[GenerateSerializer, Immutable, Alias("EventBacklog")]
public sealed record EventBacklog(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Position,
    [property: Id(2)] bool Complete,
    [property: Id(3)] ImmutableArray<PositionedEvent> Events);
