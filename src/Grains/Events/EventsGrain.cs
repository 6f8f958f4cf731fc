using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Utilities;

namespace Hypervisor.Grains;

/// <summary>
/// The sequence lives in memory: it tells viewers what changed, and a viewer who missed something reads the inventory anew. A new
/// activation is a new epoch, so that nobody takes its positions for the old ones.
/// </summary>
[Reentrant]
internal sealed class EventsGrain(ILogger<EventsGrain> log) : Grain, IEventsGrain
{
    private const int MaxEvents = 10_000;
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly string epoch = Guid.NewGuid().ToString("N")[..12];
    private readonly Queue<PositionedEvent> kept = [];
    private readonly ObserverManager<IEventObserver, IEventObserver> watchers = new(TimeSpan.FromMinutes(1), log);
    private long position;
    private long keptBytes;

    private Guid Organization => this.GetPrimaryKeyString() == GrainKeys.Events(null) ? Guid.Empty : GrainKeys.IdOf(this.GetPrimaryKeyString());

    public async Task Publish(ImmutableArray<FleetEvent> events)
    {
        var positioned = events.Select(item => new PositionedEvent(++position, item)).ToImmutableArray();
        foreach (var item in positioned)
        {
            kept.Enqueue(item);
            keptBytes += item.Event.Json.Length;
        }

        while (kept.Count > MaxEvents || keptBytes > MaxBytes)
        {
            keptBytes -= kept.Dequeue().Event.Json.Length;
        }

        await watchers.Notify(watcher => watcher.Notify(Organization, epoch, positioned));
    }

    public Task Leave(IEventObserver observer)
    {
        watchers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task<EventBacklog> Watch(IEventObserver observer, string? epoch, long after)
    {
        watchers.Subscribe(observer, observer);
        if (epoch is null)
        {
            return Task.FromResult(new EventBacklog(this.epoch, position, Complete: true, []));
        }

        var oldest = kept.TryPeek(out var first) ? first.Position : position + 1;
        if (epoch != this.epoch || after > position || after < oldest - 1)
        {
            return Task.FromResult(new EventBacklog(this.epoch, position, Complete: false, []));
        }

        return Task.FromResult(new EventBacklog(this.epoch, position, Complete: true, [.. kept.Where(item => item.Position > after)]));
    }
}
