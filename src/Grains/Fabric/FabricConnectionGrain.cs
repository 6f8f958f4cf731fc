using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// What is accepted is stored before it is answered, and stays until its changes are staged or it is given up. Its changes have ids made of the
/// delivery's, so that working on it again after a crash stages nothing twice.
/// </summary>
internal sealed partial class FabricConnectionGrain(
    [PersistentState("fabric-connection")] IPersistentState<FabricConnectionGrain.State> state,
    FabricOperations operations,
    TimeProvider time,
    ILogger<FabricConnectionGrain> log) : DeliveringGrain<FabricConnectionGrain.State>(state, time, log), IFabricConnectionGrain
{
    public const int MaxAttempts = 6;

    private const int MaxQueue = 200;
    private const int MaxDead = 100;
    private const int MaxRuns = 100;
    private const int MaxSeen = 1000;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    protected override bool IsIdle => Kept.Queue.IsEmpty;

    public Task Configure(FabricConnection connection) => Change(current => current with { Connection = connection });

    public Task Accept(FabricConnection connection, FabricEvent told) => Kept.Seen.Contains(told.Id)
        ? Task.CompletedTask
        : Enqueue(current => current.Seen.Contains(told.Id) ? current : Take(current with { Connection = connection }, told));

    public Task<ImmutableArray<FabricRun>> Runs() => Task.FromResult<ImmutableArray<FabricRun>>([.. Kept.Runs.Reverse()]);

    public Task<ImmutableArray<FabricDelivery>> DeadLetters() => Task.FromResult(Kept.Dead);

    public Task Replay(Guid delivery) => Enqueue(current =>
    {
        var letter = Letter(current, delivery);
        var again = letter with { Attempts = 0, NextAt = Now };
        return Noted(current with { Dead = current.Dead.Remove(letter), Queue = current.Queue.Add(again) }, again, FabricOutcome.Waiting, "Replayed.");
    });

    public Task Discard(Guid delivery) => Change(current =>
    {
        var letter = Letter(current, delivery);
        return Noted(current with { Dead = current.Dead.Remove(letter) }, letter, FabricOutcome.Discarded, letter.Reason);
    });

    private State Take(State current, FabricEvent told)
    {
        var now = Now;
        var delivery = new FabricDelivery { Id = FabricOperations.IdOf($"{Id:D}/{told.Id:D}"), Event = told, AcceptedAt = now, NextAt = now };
        current = current with { Seen = [.. current.Seen.TakeLast(MaxSeen - 1), told.Id] };
        if (FabricGrain.IsLoop(Id, told))
        {
            return Noted(current, delivery, FabricOutcome.LoopStopped, $"The event came of {told.Chain.Length} connections after each other{(told.Chain.Contains(Id) ? ", of which this is one" : "")}.");
        }

        if (current.LastRunAt is { } last && now - last < TimeSpan.FromSeconds(current.Connection!.Wiring.Cooldown))
        {
            return Noted(current, delivery, FabricOutcome.CooledDown, null);
        }

        current = current with { LastRunAt = now };
        return current.Queue.Length >= MaxQueue
            ? Dead(current, delivery with { Reason = $"{MaxQueue} events waited already." })
            : Noted(current with { Queue = current.Queue.Add(delivery) }, delivery, FabricOutcome.Waiting, null);
    }

    private static State Dead(State current, FabricDelivery delivery, ImmutableArray<Guid> changes = default) => Noted(
        current with { Dead = [.. current.Dead.TakeLast(MaxDead - 1), delivery] }, delivery, FabricOutcome.Dead, delivery.Reason, changes);

    /// <summary>One run a delivery: what became of it last.</summary>
    private static State Noted(State current, FabricDelivery delivery, FabricOutcome outcome, string? detail, ImmutableArray<Guid> changes = default)
    {
        var run = new FabricRun
        {
            Id = delivery.Id,
            EventId = delivery.Event.Id,
            EventKind = delivery.Event.Kind,
            At = delivery.AcceptedAt,
            Outcome = outcome,
            Attempts = delivery.Attempts,
            Changes = changes.IsDefault ? [] : changes,
            Detail = detail,
        };
        return current with { Runs = [.. current.Runs.Where(other => other.Id != run.Id).TakeLast(MaxRuns - 1), run] };
    }

    private static FabricDelivery Letter(State current, Guid delivery) =>
        current.Dead.FirstOrDefault(letter => letter.Id == delivery) ?? throw FleetException.NotFound($"Dead letter {delivery}");

    internal sealed record State
    {
        /// <summary>As it was when this grain was last told.</summary>
        public FabricConnection? Connection { get; init; }

        public ImmutableArray<FabricDelivery> Queue { get; init; } = [];
        public ImmutableArray<FabricDelivery> Dead { get; init; } = [];
        public ImmutableArray<FabricRun> Runs { get; init; } = [];

        /// <summary>The newest events that it had, whatever became of them.</summary>
        public ImmutableArray<Guid> Seen { get; init; } = [];

        public DateTimeOffset? LastRunAt { get; init; }
    }
}
