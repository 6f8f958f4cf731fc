using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hypervisor.WebApi;

/// <summary>Writes a subscription to one response, with a heartbeat so that a viewer knows a silent stream from a dead one.</summary>
internal sealed class EventStream(HttpResponse response, EventSubscription subscription, TimeProvider time, Func<FleetEvent, bool> isSeen, Func<Task<bool>> stillHolds)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    public async Task Run(bool catchUp, CancellationToken gone)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        var missed = await subscription.Renew();
        await Write("hello", new { position = subscription.Position, heartbeat_seconds = (int)Heartbeat.TotalSeconds }, gone);
        if (catchUp)
        {
            await Write(missed, gone);
        }

        using var beat = new PeriodicTimer(Heartbeat, time);
        var tick = beat.WaitForNextTickAsync(gone).AsTask();
        var next = subscription.Next(gone);
        while (true)
        {
            await Task.WhenAny(tick, next);
            if (next.IsCompleted)
            {
                await Write(await next ?? await subscription.Renew(), gone);
                next = subscription.Next(gone);
            }

            if (tick.IsCompleted)
            {
                await tick;
                if (!await Allowed())
                {
                    return;
                }

                await Write(await Renewed(), gone);
                await Write("heartbeat", new { as_of = time.GetUtcNow() }, gone);
                tick = beat.WaitForNextTickAsync(gone).AsTask();
            }
        }
    }

    // Who can't be asked about now may go on until they can.
    private async Task<bool> Allowed()
    {
        try
        {
            return await stillHolds();
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            return true;
        }
    }

    // While another silo takes the grain over, the viewer keeps its stream and is told to read again if anything was lost.
    private async Task<ImmutableArray<PositionedEvent>?> Renewed()
    {
        try
        {
            return await subscription.Renew();
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            return [];
        }
    }

    private async Task Write(ImmutableArray<PositionedEvent>? events, CancellationToken gone)
    {
        if (events is null)
        {
            await Write("reset", new { }, gone);
            return;
        }

        foreach (var item in events.Value.Where(item => isSeen(item.Event)))
        {
            await Write(item.Event.Kind, subscription.IdOf(item), item.Event.Json, gone);
        }
    }

    private Task Write<T>(string kind, T data, CancellationToken gone) =>
        Write(kind, subscription.Position, JsonSerializer.SerializeToUtf8Bytes(data, HypervisorJson.Options), gone);

    private async Task Write(string kind, string id, byte[] json, CancellationToken gone)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes($"id: {id}\nevent: {kind}\ndata: "), gone);
        await response.Body.WriteAsync(json, gone);
        await response.Body.WriteAsync("\n\n"u8.ToArray(), gone);
        await response.Body.FlushAsync(gone);
    }
}
