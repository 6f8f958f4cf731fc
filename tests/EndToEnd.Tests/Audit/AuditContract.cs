using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>The audit log, whatever the engine below.</summary>
public abstract class AuditContract
{
    private static readonly Guid Organization = Guid.Parse("33333333-3333-4333-8333-333333333333");

    protected abstract Task<RunningStore> Start();

    [SkippableFact]
    public async Task Entries_of_many_recorders_make_one_chain_and_are_read_as_they_were_recorded()
    {
        await using var store = await Start();
        var entry = Full();
        await store.Grains.RecordAudit(Organization, entry);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => store.Grains.RecordAudit(Organization, Entry($"a.{number}"), Entry($"b.{number}"), entry)));

        var log = Log(store);
        (await log.Read(new AuditQuery { OldestFirst = true, Limit = 1 })).Records.Single().Entry.ShouldBe(entry);
        var verified = await log.Verify(null);
        (verified.Reached.Seq, verified.Break, verified.IsComplete).ShouldBe((81, null, true));
    }

    [SkippableFact]
    public async Task Each_filter_works()
    {
        await using var store = await Start();
        var entry = Full();
        await store.Grains.RecordAudit(Organization, Entry("auth.login"), entry, Entry("authority.x"));

        foreach (var filter in (AuditFilter[])
            [
                new() { Actor = "ANN" }, new() { Actor = entry.By!.UserId.ToString() }, new() { Action = "change.*" }, new() { Action = "change.applied" },
                new() { ControllerId = entry.ControllerId }, new() { ChangeId = entry.ChangeId }, new() { Since = entry.At, Until = entry.At.AddSeconds(1) },
            ])
        {
            (await Log(store).Read(new AuditQuery { Filter = filter })).Records.Select(record => record.Seq).ShouldBe([2], filter.ToString());
        }

        (await Log(store).Read(new AuditQuery { From = 3, Limit = 1 })).Records.Single().Seq.ShouldBe(2);
    }

    [SkippableFact]
    public async Task What_was_changed_or_cut_off_is_found()
    {
        await using var store = await Start();
        await store.Grains.RecordAudit(Organization, Entry("a.one"), Full(), Entry("a.three"), Entry("a.four"));

        await store.Run("DELETE FROM hypervisoraudit WHERE seq = 4");
        (await Log(store).Verify(null)).Break.ShouldBe(new AuditBreak(4, AuditBreakKind.CutOff));
        await store.Run("UPDATE hypervisoraudit SET detail = 'other' WHERE seq = 2");
        (await Log(store).Verify(null)).Break.ShouldBe(new AuditBreak(2, AuditBreakKind.Changed));
        await store.Run("DELETE FROM hypervisoraudit WHERE seq = 1");
        (await Log(store).Verify(null)).Break.ShouldBe(new AuditBreak(1, AuditBreakKind.Missing));
    }

    [SkippableFact]
    public async Task Texts_that_a_database_would_choke_on_are_taken()
    {
        await using var store = await Start();
        await store.Grains.RecordAudit(Organization, Full() with { Target = "a\0b", Detail = "half \ud83c a character" });

        (await Log(store).Verify(null)).Break.ShouldBeNull();
    }

    private static IAuditGrain Log(RunningStore store) => store.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(Organization));

    private static AuditEntry Entry(string action) => AuditEntry.Of(null, Full().At.AddHours(-1), action, AuditResult.Succeeded);

    private static AuditEntry Full() => new()
    {
        Id = Guid.NewGuid(),
        At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
        By = new Person(Guid.NewGuid(), "Ann"),
        ApiKeyId = Guid.NewGuid(),
        Address = "192.0.2.1",
        Action = "change.applied",
        Result = AuditResult.Failed,
        ControllerId = Guid.NewGuid(),
        ChangeId = Guid.NewGuid(),
        Target = "guest 100",
        Detail = "Zürich 🎈",
    };
}
