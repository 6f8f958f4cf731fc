using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans.Placement;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>The samples of the last syncs live in memory; when the node was last seen is stored when it goes, not at every sync.</summary>
[PreferLocalPlacement]
internal sealed class NodeGrain(
    [PersistentState("node")] IPersistentState<NodeGrain.State> state,
    [PersistentState("node-lane")] IPersistentState<Lane.State> lane) : Grain, INodeGrain, ILane
{
    private const int MaxSamples = 120;
    private const int MaxEntries = 500;

    private readonly Queue<NodeSample> samples = [];
    private DateTimeOffset? lastSeen;

    private Lane Lane => new(lane, GrainFactory);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        lastSeen = state.State.LastSeen;
        return Task.CompletedTask;
    }

    public Task<int> Enter(Guid change) => Lane.Enter(change);

    public Task Leave(Guid change) => Lane.Leave(change);

    public Task<NodeMemory> Remember() => Task.FromResult(
        new NodeMemory([.. samples], lastSeen, [.. state.State.Entries.OrderByDescending(entry => entry.Id)]));

    public async Task Observe(Node? previous, Node? current, DateTimeOffset at)
    {
        if (current is { Status: "online" })
        {
            lastSeen = at;
            samples.Enqueue(new NodeSample(at, current.CpuUsage, current.MemoryTotal > 0 ? (double)current.MemoryUsed / current.MemoryTotal : 0));
            if (samples.Count > MaxSamples)
            {
                samples.Dequeue();
            }
        }

        var known = state.State.Status ?? previous?.Status;
        var seen = current?.Status ?? "removed";
        if (state.State.Status == seen)
        {
            return;
        }

        var entries = state.State.Entries;
        var id = state.State.NextId;
        if (known is not null && known != seen)
        {
            var entry = new TimelineEntry { Id = id++, At = at, Kind = TimelineKind.State, Summary = $"{known} → {seen}", From = known, To = seen };
            entries = entries.Append(entry).TakeLast(MaxEntries).ToList();
        }

        await state.Store(new State { Status = seen, LastSeen = lastSeen, Entries = entries, NextId = id });
    }

    internal sealed record State
    {
        public string? Status { get; init; }

        public DateTimeOffset? LastSeen { get; init; }

        public List<TimelineEntry> Entries { get; init; } = [];

        public long NextId { get; init; } = 1;
    }
}
