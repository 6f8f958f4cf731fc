using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.Grains.Tests;

public sealed class FleetGrainTests
{
    private static readonly FleetOptions Three = new() { Clusters = 3, Nodes = 2, Guests = 30, InstantTasks = true };

    [Fact]
    public async Task The_dashboard_adds_up_all_clusters()
    {
        await using var fleet = await Registered(Three);

        var dashboard = await fleet.Fleet.Dashboard(TestFleet.Caller(), null);

        (dashboard.TotalClusters, dashboard.OnlineClusters, dashboard.TotalNodes).ShouldBe((3, 3, 6));
        dashboard.TotalVms.ShouldBe(dashboard.Clusters.Sum(cluster => cluster.TotalVms));
        dashboard.Stale.ShouldBeFalse();
    }

    [Fact]
    public async Task One_cluster_that_is_away_leaves_the_others_as_they_are()
    {
        await using var fleet = await Registered(Three);
        await fleet.Cluster.Faults.BeUnreachable();
        var entries = await fleet.Grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(TestFleet.Organization)).Controllers();
        await fleet.Controller(entries.Single(entry => entry.Name == fleet.Cluster.Name).ControllerId).Sync();

        var page = await fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery { Limit = 1000 });

        page.Stale.ShouldBeTrue();
        page.Gaps.ShouldHaveSingleItem().ControllerName.ShouldBe(fleet.Cluster.Name);
        page.Items.ShouldAllBe(guest => guest.Stale == (guest.ControllerName == fleet.Cluster.Name));
    }

    [Fact]
    public async Task Pages_by_cursor_hold_every_guest_once()
    {
        await using var fleet = await Registered(Three);
        var all = (await fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery { Limit = 1000, Sort = "-cpu" })).Items;
        var walked = new List<Guest>();
        string? cursor = null;
        do
        {
            var page = await fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery { Limit = 7, Sort = "-cpu", Cursor = cursor });
            page.Total.ShouldBe(all.Length);
            walked.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        walked.Select(guest => guest.Id).ShouldBe(all.Select(guest => guest.Id));
    }

    [Fact]
    public async Task Values_of_a_field_are_counted_over_what_matches()
    {
        await using var fleet = await Registered(Three);
        var caller = TestFleet.Caller();
        var running = (await fleet.Fleet.Guests(caller, new GuestQuery { Q = "status:running", Limit = 1000 })).Items;

        var counts = await fleet.Fleet.GuestValues(caller, new GuestQuery { Q = "status:running", Limit = 2 }, "cluster");

        counts.ShouldBe(running.CountBy(guest => guest.ControllerName).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(2).Select(pair => new ValueCount(pair.Key, pair.Value)));
        (await Should.ThrowAsync<FleetException>(() => fleet.Fleet.GuestValues(caller, new GuestQuery { Limit = 2 }, "colour"))).Errors.Keys.ShouldBe(["field"]);
    }

    [Fact]
    public async Task The_age_of_backups_is_found_as_the_age_report_says_it()
    {
        await using var fleet = await Registered(Three);
        var caller = TestFleet.Caller();
        var all = (await fleet.Fleet.Guests(caller, new GuestQuery { Limit = 1000 })).Total;
        var coverage = await fleet.Grains.GetGrain<IFleetBackups>(GrainKeys.Fleet(TestFleet.Organization)).Coverage(caller, null, 24, 0, 1000);

        var never = await fleet.Fleet.Guests(caller, new GuestQuery { Q = "backup:never", Limit = 1000 });
        var old = await fleet.Fleet.Guests(caller, new GuestQuery { Q = "backup>24h", Limit = 1000 });
        var fresh = await fleet.Fleet.Guests(caller, new GuestQuery { Q = "backup<=24h", Limit = 1000 });

        never.Total.ShouldBe(coverage.Never);
        old.Total.ShouldBe(coverage.Never + coverage.Stale);
        (old.Total + fresh.Total).ShouldBe(all);
        old.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cluster_whose_backups_can_not_be_read_is_named()
    {
        await using var fleet = await Registered(Three);
        await fleet.Cluster.Faults.BeUnreachable();

        var page = await fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery { Q = "backup>24h", Limit = 1000 });

        page.Gaps.ShouldContain(gap => gap.ControllerName == fleet.Cluster.Name);
        page.Items.ShouldNotContain(guest => guest.ControllerName == fleet.Cluster.Name);
    }

    [Fact]
    public async Task Rows_do_not_move_within_a_snapshot()
    {
        await using var fleet = await Registered(Three);
        var caller = TestFleet.Caller();
        var first = await fleet.Fleet.Guests(caller, new GuestQuery { Limit = 10 });
        var next = await fleet.Fleet.Guests(caller, new GuestQuery { Limit = 1000, Snapshot = first.Snapshot });

        fleet.Cluster.Guests.Remove(fleet.Cluster.Guests.All.First(guest => !guest.IsTemplate).Vmid);
        foreach (var entry in await fleet.Grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(TestFleet.Organization)).Controllers())
        {
            await fleet.Controller(entry.ControllerId).Sync();
        }

        var again = await fleet.Fleet.Guests(caller, new GuestQuery { Limit = 1000, Snapshot = first.Snapshot });
        again.Items.Select(guest => guest.Id).ShouldBe(next.Items.Select(guest => guest.Id));
        (await fleet.Fleet.Guests(caller, new GuestQuery { Limit = 1000 })).Total.ShouldBe(next.Total - 1);
    }

    [Fact]
    public async Task A_snapshot_is_its_makers_alone()
    {
        await using var fleet = await Registered(Three);
        var first = await fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery { Limit = 10 });

        var failure = await Should.ThrowAsync<FleetException>(() => fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery { Snapshot = first.Snapshot }));

        failure.Code.ShouldBe("snapshot_expired");
    }

    [Fact]
    public async Task Templates_are_listed_only_where_the_settings_show_them()
    {
        await using var fleet = await Registered(new FleetOptions { Clusters = 1, Nodes = 2, Guests = 100, InstantTasks = true });
        (await Templates()).ShouldBe(0);

        await fleet.Grains.GetGrain<ISettingsGrain>(GrainKeys.Settings(TestFleet.Organization)).Update(new HypervisorSettingsUpdate { ShowTemplates = true });

        (await Templates()).ShouldBeGreaterThan(0);

        async Task<int> Templates() => (await fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery { Limit = 1000 })).Items.Count(guest => guest.Template);
    }

    [Fact]
    public async Task Another_organization_sees_nothing()
    {
        await using var fleet = await Registered(Three);
        var stranger = TestFleet.Caller() with { OrganizationId = Guid.NewGuid() };

        (await fleet.Grains.GetGrain<IFleetGrain>(GrainKeys.Fleet(stranger.OrganizationId)).Dashboard(stranger, null)).TotalClusters.ShouldBe(0);
        (await fleet.Fleet.Guests(stranger, new GuestQuery())).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_limited_to_sites_sees_only_those()
    {
        await using var fleet = await TestFleet.Start(Three);
        var site = await fleet.Grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(TestFleet.Organization)).AddSite("Lab", null);
        await fleet.Register(fleet.Simulated.Clusters[0], valid => valid with { SiteId = site.Id });
        await fleet.Register(fleet.Simulated.Clusters[1]);

        (await fleet.Fleet.Dashboard(TestFleet.Caller(Role.Viewer, site.Id), null)).Clusters.ShouldHaveSingleItem().SiteId.ShouldBe(site.Id);
        (await fleet.Fleet.Dashboard(TestFleet.Caller(Role.OrgAdmin, site.Id), null)).TotalClusters.ShouldBe(2);
    }

    [Fact]
    public async Task All_errors_of_a_query_are_told_at_once()
    {
        await using var fleet = await TestFleet.Start();

        var failure = await Should.ThrowAsync<FleetException>(
            () => fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery { Limit = 1001, Offset = -1, Sort = "colour", Q = new string('q', 1001), Cursor = "x", Snapshot = Guid.NewGuid() }));

        failure.Errors.Keys.Order().ShouldBe(["cursor", "limit", "offset", "q", "sort"]);
    }

    private static async Task<TestFleet> Registered(FleetOptions options)
    {
        var fleet = await TestFleet.Start(options);
        foreach (var cluster in fleet.Simulated.Clusters)
        {
            await fleet.Register(cluster);
        }

        return fleet;
    }
}
