using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>What is accepted stays until the address took it or it is given up; a crash in between sends it again under the same id.</summary>
internal sealed class AlertWebhookGrain(
    [PersistentState("alert-webhook")] IPersistentState<AlertWebhookGrain.State> state,
    WebhookSender sender,
    TimeProvider time,
    ILogger<AlertWebhookGrain> log) : DeliveringGrain<AlertWebhookGrain.State>(state, time, log), IAlertWebhookGrain
{
    /// <summary>Over about four hours.</summary>
    public const int MaxAttempts = 12;

    private const int MaxQueue = 200;
    private const int MaxDead = 100;
    private const int MaxRecords = 100;
    private const int MaxSeen = 2000;

    /// <summary>In one request.</summary>
    private const int MaxEvents = 50;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    protected override bool IsIdle => Kept.Queue.IsEmpty || Kept.Webhook is not { Webhook.Settings.Enabled: true };

    // Enqueued even where nothing is: a webhook that is switched on again has a queue to go on with.
    public Task Configure(SealedWebhook webhook) => Enqueue(current => current with { Webhook = webhook });

    public Task Accept(SealedWebhook webhook, ImmutableArray<AlertEvent> events) => events.All(told => Kept.Seen.Contains(told.Id))
        ? Task.CompletedTask
        : Enqueue(current => Take(current with { Webhook = webhook }, [.. events.Where(told => !current.Seen.Contains(told.Id))]));

    public Task<ImmutableArray<WebhookRecord>> Deliveries() => Task.FromResult<ImmutableArray<WebhookRecord>>([.. Kept.Records.Reverse()]);

    public Task<ImmutableArray<WebhookDelivery>> DeadLetters() => Task.FromResult(Kept.Dead);

    public Task Replay(Guid delivery) => Enqueue(current =>
    {
        var letter = Letter(current, delivery);
        var again = letter with { Attempts = 0, NextAt = Now };
        return Noted(current with { Dead = current.Dead.Remove(letter), Queue = current.Queue.Add(again) }, again, WebhookOutcome.Waiting);
    });

    public Task Discard(Guid delivery) => Change(current =>
    {
        var letter = Letter(current, delivery);
        return Noted(current with { Dead = current.Dead.Remove(letter) }, letter, WebhookOutcome.Discarded);
    });

    protected override async Task<bool> DeliverNext()
    {
        if (IsIdle || Kept.Queue.FirstOrDefault(delivery => delivery.NextAt <= Now) is not { } due)
        {
            return false;
        }

        var attempt = await sender.Send(Kept.Webhook!, due.Id, due.Attempts + 1, due.Events);
        var tried = due with { Attempts = due.Attempts + 1, Last = attempt };
        await Change(current =>
        {
            var at = current.Queue.IndexOf(due);
            if (at < 0)
            {
                return current;
            }

            var without = current with { Queue = current.Queue.RemoveAt(at) };
            if (attempt.Succeeded)
            {
                return Noted(without, tried, WebhookOutcome.Delivered);
            }

            if (tried.Attempts >= MaxAttempts)
            {
                return Dead(without, tried);
            }

            var later = tried with { NextAt = Now + (Backoff.After(tried.Attempts, FirstWait, LongestWait) * (0.8 + (Random.Shared.NextDouble() * 0.4))) };
            return Noted(current with { Queue = current.Queue.SetItem(at, later) }, later, WebhookOutcome.Waiting);
        });
        return true;
    }

    private State Take(State current, ImmutableArray<AlertEvent> events)
    {
        current = current with { Seen = [.. current.Seen.Concat(events.Select(told => told.Id)).TakeLast(MaxSeen)] };
        foreach (var some in events.Chunk(MaxEvents))
        {
            var delivery = new WebhookDelivery { Id = FabricOperations.IdOf($"{Id:D}/{some[0].Id:D}"), Events = [.. some], AcceptedAt = Now, NextAt = Now };
            current = current.Queue.Length < MaxQueue
                ? Noted(current with { Queue = current.Queue.Add(delivery) }, delivery, WebhookOutcome.Waiting)
                : Dead(current, delivery with { Last = new WebhookAttempt(Now, null, $"{MaxQueue} deliveries waited already.", 0) });
        }

        return current;
    }

    private static State Dead(State current, WebhookDelivery delivery) =>
        Noted(current with { Dead = [.. current.Dead.TakeLast(MaxDead - 1), delivery] }, delivery, WebhookOutcome.Dead);

    /// <summary>One record a delivery: what became of it last.</summary>
    private static State Noted(State current, WebhookDelivery delivery, WebhookOutcome outcome)
    {
        var record = new WebhookRecord
        {
            Id = delivery.Id,
            Outcome = outcome,
            AcceptedAt = delivery.AcceptedAt,
            Attempts = delivery.Attempts,
            NextAt = outcome == WebhookOutcome.Waiting ? delivery.NextAt : null,
            Last = delivery.Last,
            EventCount = delivery.Events.Length,
            Summary = delivery.Events[0].Alert.Summary,
        };
        return current with { Records = [.. current.Records.Where(other => other.Id != record.Id).TakeLast(MaxRecords - 1), record] };
    }

    private static WebhookDelivery Letter(State current, Guid delivery) =>
        current.Dead.FirstOrDefault(letter => letter.Id == delivery) ?? throw FleetException.NotFound($"Dead letter {delivery}");

    internal sealed record State
    {
        /// <summary>As it was when this grain was last told.</summary>
        public SealedWebhook? Webhook { get; init; }

        public ImmutableArray<WebhookDelivery> Queue { get; init; } = [];
        public ImmutableArray<WebhookDelivery> Dead { get; init; } = [];
        public ImmutableArray<WebhookRecord> Records { get; init; } = [];

        /// <summary>The newest events that it had, whatever became of them.</summary>
        public ImmutableArray<Guid> Seen { get; init; } = [];
    }
}
