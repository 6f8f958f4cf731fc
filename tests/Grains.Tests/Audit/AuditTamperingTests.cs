using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>What someone does who can write the table but is not the system.</summary>
public sealed class AuditTamperingTests
{
    private static readonly Guid Organization = Guid.Parse("33333333-3333-4333-8333-333333333333");

    [Fact]
    public async Task A_change_of_any_column_is_found_where_it_was_made()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, AuditGrainTests.Entry("a.one"), AuditGrainTests.Full(), AuditGrainTests.Entry("a.three"));
        string[] texts = ["id", "userid", "username", "apikeyid", "address", "action", "result", "controllerid", "changeid", "target", "detail", "hash"];
        string[] changes =
        [
            "at = at + 1",
            .. texts.Select(column => $"{column} = {column} || ' '"),
            .. texts.Except(["id", "action", "result", "hash"]).Select(column => $"{column} = NULL"),
            "target = 'guest 100change', detail = ''",
        ];
        cluster.Tables.Run("CREATE TABLE kept AS SELECT * FROM hypervisoraudit");
        foreach (var change in changes)
        {
            cluster.Tables.Run($"UPDATE hypervisoraudit SET {change} WHERE seq = 2").ShouldBe(1);
            (await Verify(cluster)).Break.ShouldBe(new AuditBreak(2, AuditBreakKind.Changed), change);
            await Log(cluster).Read(new AuditQuery());

            cluster.Tables.Run("DELETE FROM hypervisoraudit; INSERT INTO hypervisoraudit SELECT * FROM kept");
            (await Verify(cluster)).Break.ShouldBeNull(change);
        }
    }

    [Fact]
    public async Task A_null_is_another_thing_than_an_empty_text()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, AuditGrainTests.Entry("a.one"));
        cluster.Tables.Run("UPDATE hypervisoraudit SET detail = ''").ShouldBe(1);

        (await Verify(cluster)).Break.ShouldBe(new AuditBreak(1, AuditBreakKind.Changed));
    }

    [Theory]
    [InlineData("seq = 1", 1, AuditBreakKind.Missing)]
    [InlineData("seq = 3", 3, AuditBreakKind.Missing)]
    [InlineData("seq >= 4", 4, AuditBreakKind.CutOff)]
    [InlineData("seq > 0", 1, AuditBreakKind.CutOff)]
    public async Task A_removal_is_found_also_by_the_next_activation_and_behind_new_entries(string which, long seq, AuditBreakKind kind)
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, [.. Enumerable.Range(1, 5).Select(number => AuditGrainTests.Entry($"a.{number}"))]);
        cluster.Tables.Run($"DELETE FROM hypervisoraudit WHERE {which}").ShouldBeGreaterThan(0);

        (await Verify(cluster)).Break.ShouldBe(new AuditBreak(seq, kind));
        await cluster.Forget(Log(cluster));
        (await Verify(cluster)).Break.ShouldBe(new AuditBreak(seq, kind));

        await cluster.Grains.RecordAudit(Organization, AuditGrainTests.Entry("a.later"));
        (await Verify(cluster)).Break.ShouldBe(new AuditBreak(seq, AuditBreakKind.Missing));
    }

    [Fact]
    public async Task Entries_that_change_places_are_found()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, [.. Enumerable.Range(1, 3).Select(number => AuditGrainTests.Entry($"a.{number}"))]);
        cluster.Tables.Run("UPDATE hypervisoraudit SET seq = 9 WHERE seq = 1; UPDATE hypervisoraudit SET seq = 1 WHERE seq = 2; UPDATE hypervisoraudit SET seq = 2 WHERE seq = 9");

        (await Verify(cluster)).Break.ShouldBe(new AuditBreak(1, AuditBreakKind.Changed));
    }

    [Fact]
    public async Task An_entry_of_another_organization_doesn_t_fit()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, AuditGrainTests.Entry("a.one"));
        var other = Guid.NewGuid();
        await cluster.Grains.RecordAudit(other, AuditGrainTests.Entry("b.one"));
        cluster.Tables.Run($"DELETE FROM hypervisoraudit WHERE organization = '{Organization}'; UPDATE hypervisoraudit SET organization = '{Organization}'");

        (await Verify(cluster)).Break.ShouldBe(new AuditBreak(1, AuditBreakKind.Changed));
    }

    [Fact]
    public async Task A_forged_entry_is_found_and_doesn_t_stop_the_log()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, AuditGrainTests.Entry("a.one"));
        cluster.Tables.Run("""
            INSERT INTO hypervisoraudit (organization, seq, id, at, action, result, hash)
            SELECT organization, 2, 'forged', at, 'a.forged', result, hash FROM hypervisoraudit WHERE seq = 1
            """).ShouldBe(1);

        (await Verify(cluster)).Break.ShouldBe(new AuditBreak(2, AuditBreakKind.Changed));
        await cluster.Grains.RecordAudit(Organization, AuditGrainTests.Entry("a.next"));
        (await Log(cluster).Read(new AuditQuery())).Records[0].Entry.Action.ShouldBe("a.next");
        (await Verify(cluster)).Break.ShouldBe(new AuditBreak(2, AuditBreakKind.Changed));
    }

    [Fact]
    public async Task The_key_of_the_hashes_is_sealed_in_the_stored_state()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, AuditGrainTests.Entry("a.one"));

        var stored = cluster.Storage["audit", GrainKeys.Audit(Organization)];
        stored.ShouldContain("\"sealedKey\":\"CfDJ8");
        cluster.Tables.Number("SELECT count(*) FROM hypervisoraudit").ShouldBe(1);
    }

    private static IAuditGrain Log(AccessCluster cluster) => cluster.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(Organization));

    private static Task<AuditVerification> Verify(AccessCluster cluster) => Log(cluster).Verify(null);
}
