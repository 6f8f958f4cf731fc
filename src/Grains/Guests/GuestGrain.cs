using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans.Placement;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// Remembers what happened to a guest. It compares what it is shown with what it last knew, so that the same observation twice (after a
/// crash of the controller's silo, say) adds nothing.
/// </summary>
[PreferLocalPlacement]
internal sealed class GuestGrain(
    [PersistentState("guest")] IPersistentState<GuestGrain.State> state,
    [PersistentState("guest-lane")] IPersistentState<Lane.State> lane) : Grain, IGuestGrain, ILane
{
    private const int MaxEntries = 1000;

    private Lane Lane => new(lane, GrainFactory);

    public Task<int> Enter(Guid change) => Lane.Enter(change);

    public Task Leave(Guid change) => Lane.Leave(change);

    public Task<ImmutableArray<TimelineEntry>> Timeline(long? before, int limit) => Task.FromResult(state.State.Entries
        .Where(entry => before is null || entry.Id < before)
        .OrderByDescending(entry => entry.Id)
        .Take(limit)
        .ToImmutableArray());

    public async Task Observe(Guest? previous, Guest? current, ImmutableArray<ObservedTask> tasks, DateTimeOffset at)
    {
        var known = state.State.Gone ? null : state.State.Known ?? Marks(previous);
        var seen = Marks(current);
        var news = Tasks(tasks).Concat(Differences(known, seen, at)).ToList();
        if (news.Count == 0 && state.State.Known == seen)
        {
            return;
        }

        var next = state.State.NextId;
        var entries = state.State.Entries.Concat(news.Select(entry => entry with { Id = next++ })).TakeLast(MaxEntries).ToList();
        await state.Store(new State { Known = seen ?? known, Gone = current is null, Entries = entries, NextId = next });
    }

    private IEnumerable<TimelineEntry> Tasks(ImmutableArray<ObservedTask> tasks) => tasks
        .Where(task => !state.State.Entries.Exists(entry => entry.Upid == task.Upid))
        .OrderBy(task => task.EndedAt)
        .Select(task => Entry(TimelineKind.Task, $"{task.Type}: {task.Status}", task.EndedAt) with { Actor = task.User, Upid = task.Upid });

    private static IEnumerable<TimelineEntry> Differences(GuestMarks? known, GuestMarks? seen, DateTimeOffset at)
    {
        if (known is null || seen is null)
        {
            return (known, seen) switch
            {
                (null, { } created) => [Entry(TimelineKind.Created, $"{created.Name} seen on {created.Node}", at)],
                ({ } gone, null) => [Entry(TimelineKind.Removed, $"{gone.Name} is gone from the cluster", at)],
                _ => [],
            };
        }

        return new[]
        {
            Change(TimelineKind.Moved, "", known.Node, seen.Node, at),
            Change(TimelineKind.State, "", known.Status, seen.Status, at),
            Change(TimelineKind.Config, "name ", known.Name, seen.Name, at),
            Change(TimelineKind.Config, "cores ", known.Cores, seen.Cores, at),
            Change(TimelineKind.Config, "memory ", known.Memory, seen.Memory, at),
            Change(TimelineKind.Config, "disk ", known.Disk, seen.Disk, at),
            Change(TimelineKind.Config, "tags ", known.Tags, seen.Tags, at),
            Change(TimelineKind.Config, "pool ", known.Pool, seen.Pool, at),
            Change(TimelineKind.Config, "HA state ", known.HaState, seen.HaState, at),
            Change(TimelineKind.Config, "lock ", known.Lock, seen.Lock, at),
            Change(TimelineKind.Config, "template ", known.Template, seen.Template, at),
        }.OfType<TimelineEntry>();
    }

    private static TimelineEntry? Change(TimelineKind kind, string what, string from, string to, DateTimeOffset at) => from == to
        ? null
        : Entry(kind, $"{what}{Shown(from)} → {Shown(to)}", at) with { From = from, To = to };

    private static string Shown(string value) => value.Length == 0 ? "none" : value;

    private static TimelineEntry Entry(TimelineKind kind, string summary, DateTimeOffset at) => new() { Id = 0, At = at, Kind = kind, Summary = summary };

    private static GuestMarks? Marks(Guest? guest) => guest is null ? null : new GuestMarks
    {
        Name = guest.Name,
        Node = guest.Node,
        Status = guest.Status,
        Cores = FormattableString.Invariant($"{guest.CpuCores}"),
        Memory = ByteSize.Format(guest.MemoryBytes),
        Disk = ByteSize.Format(guest.DiskBytes),
        Tags = string.Join(", ", guest.Tags),
        Pool = guest.Pool ?? "",
        HaState = guest.HaState ?? "",
        Lock = guest.Lock ?? "",
        Template = guest.Template ? "yes" : "no",
    };

    internal sealed record State
    {
        /// <summary>As it was when last told of.</summary>
        public GuestMarks? Known { get; init; }

        public bool Gone { get; init; }

        public List<TimelineEntry> Entries { get; init; } = [];

        public long NextId { get; init; } = 1;
    }

    /// <summary>What a timeline tells of, as the words it would use.</summary>
    internal sealed record GuestMarks
    {
        public required string Name { get; init; }
        public required string Node { get; init; }
        public required string Status { get; init; }
        public required string Cores { get; init; }
        public required string Memory { get; init; }
        public required string Disk { get; init; }
        public required string Tags { get; init; }
        public required string Pool { get; init; }
        public required string HaState { get; init; }
        public required string Lock { get; init; }
        public required string Template { get; init; }
    }
}
