using Orleans.Runtime;
using Orleans.Storage;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What grains rely on, whatever the engine below.</summary>
public abstract class StorageContract
{
    private static readonly GrainId Guest = GrainId.Create("guest", "guest:pve1/100");

    public sealed record Notes(string Text, int SizeBytes, StoredColor Color, string? Missing = null);

    public enum StoredColor
    {
        DarkRed = 1,
    }

    protected abstract Task<RunningStore> Start();

    [SkippableFact]
    public async Task State_is_written_read_and_changed()
    {
        await using var store = await Start();
        var state = State("first");
        await store.State.WriteStateAsync("notes", Guest, state);
        state.State = state.State! with { Text = "second" };
        await store.State.WriteStateAsync("notes", Guest, state);

        var read = new GrainState<Notes>();
        await store.State.ReadStateAsync("notes", Guest, read);
        read.State!.Text.ShouldBe("second");
        read.ETag.ShouldBe(state.ETag);
        read.RecordExists.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Who_writes_over_something_newer_is_refused()
    {
        await using var store = await Start();
        var (mine, stale) = (State("mine"), State("stale"));
        await store.State.WriteStateAsync("notes", Guest, mine);
        stale.ETag = mine.ETag;
        await store.State.WriteStateAsync("notes", Guest, mine);

        await Should.ThrowAsync<InconsistentStateException>(() => store.State.WriteStateAsync("notes", Guest, stale));
        await Should.ThrowAsync<InconsistentStateException>(() => store.State.ClearStateAsync("notes", Guest, stale));
        await Should.ThrowAsync<InconsistentStateException>(() => store.State.WriteStateAsync("notes", Guest, State("a second first")));
    }

    [SkippableFact]
    public async Task Cleared_state_reads_as_none_and_can_be_written_again()
    {
        await using var store = await Start();
        var state = State("gone");
        await store.State.WriteStateAsync("notes", Guest, state);
        await store.State.ClearStateAsync("notes", Guest, state);

        var read = new GrainState<Notes>();
        await store.State.ReadStateAsync("notes", Guest, read);
        read.RecordExists.ShouldBeFalse();
        read.State = new Notes("back", 1, StoredColor.DarkRed);
        await store.State.WriteStateAsync("notes", Guest, read);
    }

    [SkippableFact]
    public async Task State_is_stored_as_plain_json_without_names_of_types()
    {
        await using var store = await Start();
        await store.State.WriteStateAsync("notes", Guest, State("Zürich"));

        (await store.OnlyRow()).ShouldBe("""{"text":"Zürich","sizeBytes":7,"color":"darkRed"}""");
    }

    [SkippableFact]
    public async Task Ranges_that_make_up_the_ring_give_each_reminder_once()
    {
        await using var store = await Start();
        var grains = Enumerable.Range(0, 40).Select(i => GrainId.Create("controller", $"controller:pve{i}")).ToList();
        foreach (var grain in grains) await store.Reminders.UpsertRow(Reminder(grain));

        const uint Third = uint.MaxValue / 3;
        var found = new List<GrainId>();
        foreach (var (begin, end) in new[] { (0u, Third), (Third, 2 * Third), (2 * Third, 0u) })
            found.AddRange((await store.Reminders.ReadRows(begin, end)).Reminders.Select(row => row.GrainId));

        found.Order().ShouldBe(grains.Order());
    }

    [SkippableFact]
    public async Task A_reminder_is_changed_and_removed_by_its_version()
    {
        await using var store = await Start();
        var first = await store.Reminders.UpsertRow(Reminder(Guest));
        var second = await store.Reminders.UpsertRow(Reminder(Guest));
        var read = (await store.Reminders.ReadRow(Guest, "sync")).ShouldNotBeNull();
        read.Period.ShouldBe(TimeSpan.FromMinutes(2));
        read.StartAt.ShouldBe(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        read.ETag.ShouldBe(second);

        (await store.Reminders.RemoveRow(Guest, "sync", first!)).ShouldBeFalse();
        (await store.Reminders.RemoveRow(Guest, "sync", second!)).ShouldBeTrue();
        (await store.Reminders.ReadRows(Guest)).Reminders.ShouldBeEmpty();
    }

    private static GrainState<Notes> State(string text) => new(new Notes(text, 7, StoredColor.DarkRed));

    private static ReminderEntry Reminder(GrainId grain) => new()
    {
        GrainId = grain,
        ReminderName = "sync",
        StartAt = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        Period = TimeSpan.FromMinutes(2),
    };
}
