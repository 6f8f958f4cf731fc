using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Sees every state of every change as it is published, and lets a test wait for one.</summary>
internal sealed class ChangeWatch : IEventObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>A watch that isn't renewed is forgotten after a minute.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<Guid, PendingChange> newest = new();
    private readonly List<(Guid Change, Func<PendingChange, bool> Wanted, TaskCompletionSource<PendingChange> Found)> waiting = [];
    private readonly IGrainFactory grains;
    private readonly IEventObserver reference;

    private ChangeWatch(IGrainFactory grains)
    {
        this.grains = grains;
        reference = grains.CreateObjectReference<IEventObserver>(this);
    }

    public static async Task<ChangeWatch> Start(IGrainFactory grains)
    {
        var watch = new ChangeWatch(grains);
        await watch.Renew();
        return watch;
    }

    public Task<PendingChange> Ended(Guid change) => Until(change, seen => !seen.Status.IsOpen());

    public async Task<PendingChange> Until(Guid change, Func<PendingChange, bool> wanted)
    {
        TaskCompletionSource<PendingChange> found;
        lock (waiting)
        {
            if (newest.TryGetValue(change, out var now) && wanted(now))
            {
                return now;
            }

            found = new TaskCompletionSource<PendingChange>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((change, wanted, found));
        }

        for (var waited = TimeSpan.Zero; waited < Patience; waited += Renewal)
        {
            try
            {
                return await found.Task.WaitAsync(Renewal);
            }
            catch (TimeoutException)
            {
                await Renew();
            }
        }

        var last = newest.GetValueOrDefault(change);
        throw new TimeoutException($"The change was last seen as {last?.Status}: {last?.FailureReason}");
    }

    private Task Renew() => grains.GetGrain<IEventsGrain>(GrainKeys.Events(null)).Watch(reference, null, 0);

    public Task Notify(Guid organization, string epoch, ImmutableArray<PositionedEvent> events)
    {
        lock (waiting)
        {
            foreach (var change in events.Where(item => item.Event.Kind == "change").Select(item => JsonSerializer.Deserialize<PendingChange>(item.Event.Json, HypervisorJson.Options)!))
            {
                if (!newest.TryGetValue(change.Id, out var known) || known.Revision <= change.Revision)
                {
                    newest[change.Id] = change;
                }

                foreach (var match in waiting.Where(item => item.Change == change.Id && item.Wanted(change)).ToList())
                {
                    waiting.Remove(match);
                    match.Found.TrySetResult(change);
                }
            }
        }

        return Task.CompletedTask;
    }
}
