using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>One viewer's place in the events of an organization: what comes live, and what it missed, in order and without gaps, or the word that it must read everything again.</summary>
internal sealed class EventSubscription : IEventObserver, IAsyncDisposable
{
    private const int MaxWaiting = 2_000;

    private readonly Channel<(string Epoch, ImmutableArray<PositionedEvent> Events)> waiting =
        Channel.CreateBounded<(string, ImmutableArray<PositionedEvent>)>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly IEventsGrain events;
    private readonly IGrainFactory grains;
    private readonly IEventObserver reference;
    private string? epoch;
    private long position;

    private EventSubscription(IEventsGrain events, IGrainFactory grains)
    {
        this.events = events;
        this.grains = grains;
        reference = grains.CreateObjectReference<IEventObserver>(this);
    }

    /// <summary>Where the viewer is, as the id of an event.</summary>
    public string Position => IdOf(position);

    public string IdOf(PositionedEvent item) => IdOf(item.Position);

    /// <param name="lastEventId">Where the viewer was; null: from now on.</param>
    public static EventSubscription Create(IGrainFactory grains, Guid? organization, string? lastEventId)
    {
        var subscription = new EventSubscription(grains.GetGrain<IEventsGrain>(GrainKeys.Events(organization)), grains);
        if (!string.IsNullOrEmpty(lastEventId))
        {
            // What is no id of ours names no place that is kept, and so leads to a reset.
            var dash = lastEventId.LastIndexOf('-');
            var isNumber = long.TryParse(lastEventId.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position);
            (subscription.epoch, subscription.position) = dash > 0 && isNumber ? (lastEventId[..dash], position) : ("", 0);
        }

        return subscription;
    }

    public Task Notify(Guid organization, string epoch, ImmutableArray<PositionedEvent> events)
    {
        waiting.Writer.TryWrite((epoch, events));
        return Task.CompletedTask;
    }

    /// <summary>Registers or renews the subscription, and catches up.</summary>
    /// <returns>What was missed; null when it can't be told any more.</returns>
    public async Task<ImmutableArray<PositionedEvent>?> Renew()
    {
        var backlog = await events.Watch(reference, epoch, position);
        epoch = backlog.Epoch;
        position = backlog.Position;
        return backlog.Complete ? backlog.Events : null;
    }

    /// <summary>Waits for events.</summary>
    /// <returns>The events that follow the last position; null when some in between were lost and <see cref="Renew"/> must fetch them.</returns>
    public async Task<ImmutableArray<PositionedEvent>?> Next(CancellationToken cancellationToken)
    {
        var (from, events) = await waiting.Reader.ReadAsync(cancellationToken);
        var news = events.Where(item => from != epoch || item.Position > position).ToImmutableArray();
        if (news.IsEmpty)
        {
            return [];
        }

        if (from != epoch || news[0].Position != position + 1)
        {
            return null;
        }

        position = news[^1].Position;
        return news;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await events.Leave(reference);
        }
        catch (Exception gone) when (gone is TimeoutException or Orleans.Runtime.OrleansException or FleetException { IsOfSilos: true })
        {
            // Whoever doesn't renew is forgotten after a minute.
        }

        grains.DeleteObjectReference<IEventObserver>(reference);
    }

    private string IdOf(long at) => string.Create(CultureInfo.InvariantCulture, $"{epoch}-{at}");
}
