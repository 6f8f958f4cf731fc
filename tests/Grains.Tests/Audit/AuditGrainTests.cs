using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class AuditGrainTests
{
    private static readonly Guid Organization = Guid.Parse("33333333-3333-4333-8333-333333333333");

    [Fact]
    public async Task Entries_are_numbered_from_one_without_gaps_and_read_newest_first()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, Entry("a.one"), Entry("a.two"));
        await cluster.Grains.RecordAudit(Organization, Entry("b.three"));

        var page = await Log(cluster).Read(new AuditQuery());
        page.Records.Select(record => (record.Seq, record.Entry.Action)).ShouldBe([(3, "b.three"), (2, "a.two"), (1, "a.one")]);
        page.Next.ShouldBeNull();
        (await Log(cluster).Verify(null)).ShouldBe(new AuditVerification(new AuditCheckpoint(3, page.Records[0].Hash), null, true));
    }

    [Fact]
    public async Task An_entry_is_read_as_it_was_recorded()
    {
        await using var cluster = await AccessCluster.Start();
        var entry = Full();
        await cluster.Grains.RecordAudit(Organization, entry);

        (await Log(cluster).Read(new AuditQuery())).Records.Single().Entry.ShouldBe(entry);
    }

    [Fact]
    public async Task An_entry_that_comes_again_is_dropped()
    {
        await using var cluster = await AccessCluster.Start();
        var (first, second) = (Entry("a.one"), Entry("a.two"));
        await cluster.Grains.RecordAudit(Organization, first, first);
        await cluster.Forget(Log(cluster));
        await cluster.Grains.RecordAudit(Organization, first, second);

        (await Log(cluster).Read(new AuditQuery { OldestFirst = true })).Records.Select(record => record.Entry.Id).ShouldBe([first.Id, second.Id]);
        (await Verify(cluster)).Break.ShouldBeNull();
    }

    [Fact]
    public async Task Many_recorders_at_once_lose_nothing_and_break_nothing()
    {
        await using var cluster = await AccessCluster.Start(silos: 2);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => cluster.Grains.RecordAudit(Organization, Entry($"a.{number}"), Entry($"b.{number}"))));

        (await Verify(cluster)).ShouldSatisfyAllConditions(
            verified => verified.Break.ShouldBeNull(),
            verified => verified.Reached.Seq.ShouldBe(400));
    }

    [Fact]
    public async Task Pages_follow_on_from_each_other_either_way()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, [.. Enumerable.Range(1, 7).Select(number => Entry($"a.{number}"))]);

        (await Pages(cluster, new AuditQuery { Limit = 3 })).ShouldBe([7, 6, 5, 4, 3, 2, 1]);
        (await Pages(cluster, new AuditQuery { Limit = 3, OldestFirst = true })).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
    }

    [Fact]
    public async Task Filters_choose_by_actor_action_controller_change_and_time()
    {
        await using var cluster = await AccessCluster.Start();
        var full = Full();
        await cluster.Grains.RecordAudit(Organization, Entry("auth.login"), full, Entry("authority.x"));

        await Finds(new AuditFilter { Actor = "ANN" }, 2);
        await Finds(new AuditFilter { Actor = full.By!.UserId.ToString() }, 2);
        await Finds(new AuditFilter { Action = "auth.login" }, 1);
        await Finds(new AuditFilter { Action = "auth.*" }, 1);
        await Finds(new AuditFilter { ControllerId = full.ControllerId }, 2);
        await Finds(new AuditFilter { ChangeId = full.ChangeId }, 2);
        await Finds(new AuditFilter { Until = full.At }, 1, 3);
        await Finds(new AuditFilter { Since = full.At }, 2);
        await Finds(new AuditFilter { Since = full.At.AddTicks(1) });

        async Task Finds(AuditFilter filter, params long[] expected) =>
            (await Pages(cluster, new AuditQuery { Filter = filter, OldestFirst = true })).SequenceEqual(expected).ShouldBeTrue(filter.ToString());
    }

    [Fact]
    public async Task Secrets_and_control_characters_don_t_get_in_and_texts_are_capped()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(
            Organization,
            Entry("a.b") with { Target = "https://root:canary-1@pve.lan/", Detail = "password=canary-2\0\n\ud800" + new string('x', 5000) });

        var entry = (await Log(cluster).Read(new AuditQuery())).Records.Single().Entry;
        $"{entry.Target}{entry.Detail}".ShouldNotContain("canary");
        entry.Detail!.ShouldNotContain(text => char.IsControl(text));
        entry.Detail!.Length.ShouldBe(2000);
        (await Verify(cluster)).Break.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_begun_and_not_ended_is_recorded_as_of_unknown_outcome()
    {
        await using var cluster = await AccessCluster.Start();
        var (ended, forgotten) = (Entry("a.ended") with { At = cluster.Clock.GetUtcNow() }, Entry("a.forgotten") with { At = cluster.Clock.GetUtcNow() });
        await cluster.Grains.BeginAudit(Organization, ended);
        await cluster.Grains.BeginAudit(Organization, forgotten);
        await cluster.Grains.RecordAudit(Organization, ended with { Result = AuditResult.Failed });
        (await Log(cluster).Read(new AuditQuery())).Records.Length.ShouldBe(1);

        await cluster.Forget(Log(cluster));
        cluster.Clock.Advance(TimeSpan.FromMinutes(11));
        await cluster.Grains.RecordAudit(Organization, Entry("a.next"));

        (await Log(cluster).Read(new AuditQuery { OldestFirst = true })).Records.Select(record => (record.Entry.Action, record.Entry.Result))
            .ShouldBe([("a.ended", AuditResult.Failed), ("a.forgotten", AuditResult.Unknown), ("a.next", AuditResult.Succeeded)]);
    }

    [Fact]
    public async Task Nothing_may_be_begun_while_the_log_can_t_be_written()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, Entry("a.one"));
        for (var failures = 0; failures < 3; failures++)
        {
            cluster.Storage.Fail("audit");
            (await Should.ThrowAsync<FleetException>(() => Log(cluster).Begin(Entry("a.two")))).Code.ShouldBe("audit_unavailable");
        }

        await cluster.Grains.BeginAudit(Organization, Entry("a.two"));
    }

    [Fact]
    public async Task A_silo_that_goes_down_between_table_and_state_leaves_a_whole_chain()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, Entry("a.one"));
        cluster.Storage.Fail("audit");
        await cluster.Grains.RecordAudit(Organization, Entry("a.two"));
        cluster.Storage.HasFailed("audit").ShouldBeTrue();
        await cluster.Forget(Log(cluster));
        await cluster.Grains.RecordAudit(Organization, Entry("a.three"));

        (await Verify(cluster)).ShouldSatisfyAllConditions(
            verified => verified.Break.ShouldBeNull(),
            verified => verified.Reached.Seq.ShouldBe(3));
        cluster.Storage["audit", GrainKeys.Audit(Organization)].ShouldContain("\"seq\":3");
    }

    [Fact]
    public async Task Only_the_system_records_and_only_admins_of_the_organization_read()
    {
        await using var cluster = await AccessCluster.Start();
        await cluster.Grains.RecordAudit(Organization, Entry("a.one"));

        (await As(Role.Admin, Organization, () => Log(cluster).Record([Entry("a.forged")]))).ShouldBe("forbidden");
        (await As(Role.SiteAdmin, Organization, () => Log(cluster).Read(new AuditQuery()))).ShouldBe("forbidden");
        (await As(Role.OrgAdmin, Guid.NewGuid(), () => Log(cluster).Read(new AuditQuery()))).ShouldBe("not_found");
        (await As(Role.Admin, Organization, () => cluster.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(null)).Read(new AuditQuery()))).ShouldBe("not_found");
        (await As(Role.OrgAdmin, Organization, () => Log(cluster).Read(new AuditQuery()))).ShouldBeNull();
        (await As(Role.Viewer, Organization, () => cluster.Grains.RecordAudit(Organization, Entry("a.by-the-system")))).ShouldBeNull();
    }

    [Fact]
    public async Task A_call_that_is_refused_for_its_role_is_recorded()
    {
        await using var cluster = await AccessCluster.Start();
        var settings = cluster.Grains.GetGrain<ISettingsGrain>(GrainKeys.Settings(Organization));
        (await As(Role.SiteAdmin, Organization, () => settings.Update(new HypervisorSettingsUpdate { SyncInterval = 60 }))).ShouldBe("forbidden");

        var entry = (await Log(cluster).Read(new AuditQuery())).Records.Single().Entry;
        (entry.Action, entry.Result, entry.By?.Username).ShouldBe(("grain.denied", AuditResult.Denied, "ann"));
        entry.Target!.ShouldContain("ISettingsGrain.Update");
    }

    internal static AuditEntry Entry(string action) => AuditEntry.Of(null, Samples.Noon, action, AuditResult.Succeeded);

    internal static AuditEntry Full() => new()
    {
        Id = Guid.NewGuid(),
        At = Samples.Noon.AddHours(1),
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

    private static IAuditGrain Log(AccessCluster cluster) => cluster.Grains.GetGrain<IAuditGrain>(GrainKeys.Audit(Organization));

    private static Task<AuditVerification> Verify(AccessCluster cluster) => Log(cluster).Verify(null);

    private static async Task<List<long>> Pages(AccessCluster cluster, AuditQuery query)
    {
        var found = new List<long>();
        AuditPage page;
        do
        {
            page = await Log(cluster).Read(query);
            found.AddRange(page.Records.Select(record => record.Seq));
            query = query with { From = page.Next };
        }
        while (page.Next is not null);

        return found;
    }

    /// <summary>The code of the refusal, or null.</summary>
    private static async Task<string?> As(Role role, Guid organization, Func<Task> call)
    {
        CallContext.Caller = new Caller { UserId = Guid.NewGuid(), Username = "ann", OrganizationId = organization, Role = role };
        try
        {
            await call();
            return null;
        }
        catch (FleetException refusal)
        {
            return refusal.Code;
        }
        finally
        {
            CallContext.Caller = null;
        }
    }
}
