using System.Text;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;
using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.Grains.Tests;

public sealed class ControllerGrainTests
{
    [Fact]
    public async Task A_registered_cluster_is_read_and_shown()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 20, InstantTasks = true });
        var id = await fleet.Register();

        var controller = await fleet.Controller(id).Describe();
        controller.Status.ShouldBe(ControllerStatus.Online);
        controller.StatusReason.ShouldBeNull();
        controller.Stale.ShouldBeFalse();

        var dashboard = await fleet.Inventory(id).Dashboard();
        (dashboard.TotalNodes, dashboard.OnlineNodes).ShouldBe((3, 3));
        dashboard.Quorate.ShouldBe(true);
        (await Guests(fleet, id)).Length.ShouldBe(dashboard.TotalVms + dashboard.TotalContainers);
    }

    [Fact]
    public async Task A_sync_makes_three_calls_whatever_the_size()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, Nodes = 8, Guests = 300, InstantTasks = true });
        var id = await fleet.Register();

        fleet.Cluster.Counters.Reset();
        await fleet.Controller(id).Sync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fleet.Inventory(id).Guests(null, null)));

        fleet.Cluster.Counters.Total.ShouldBe(3);
    }

    [Fact]
    public async Task Syncs_asked_for_together_are_one()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();

        fleet.Cluster.Counters.Reset();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fleet.Controller(id).Sync()));

        fleet.Cluster.Counters.Total.ShouldBe(3);
    }

    [Fact]
    public async Task A_list_is_written_once_for_all_who_ask()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();

        var first = await fleet.Inventory(id).Guests(null, null);
        var second = await fleet.Inventory(id).Guests(null, null);
        second.ETag.ShouldBe(first.ETag);

        await fleet.Controller(id).Sync();
        (await fleet.Inventory(id).Guests(null, null)).ETag.ShouldNotBe(first.ETag);
    }

    [Fact]
    public async Task A_cluster_that_is_gone_stays_on_show_as_stale()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        var guests = (await Guests(fleet, id)).Length;

        await fleet.Cluster.Faults.BeUnreachable();
        (await fleet.Controller(id).Sync()).Status.ShouldBe("failed");

        var gone = await fleet.Controller(id).Describe();
        gone.Status.ShouldBe(ControllerStatus.Unreachable);
        gone.StatusReason.ShouldNotBeNullOrEmpty();
        gone.Stale.ShouldBeTrue();
        (await Guests(fleet, id)).Length.ShouldBe(guests);
        (await Guests(fleet, id)).ShouldAllBe(guest => guest.GetProperty("stale").GetBoolean());
        (await fleet.Inventory(id).Dashboard()).TotalNodes.ShouldBe(3);
    }

    [Fact]
    public async Task A_cluster_that_was_gone_comes_back_by_itself()
    {
        await using var fleet = await TestFleet.Start(clock: new FakeTimeProvider(Samples.Noon));
        var id = await fleet.Register(change: valid => valid with { SyncIntervalSeconds = 60 });
        await fleet.Until(() => Is(ControllerStatus.Online));

        await fleet.Cluster.Faults.BeUnreachable();
        await fleet.Until(() => Is(ControllerStatus.Unreachable));
        var reason = (await fleet.Controller(id).Describe()).StatusReason;
        await fleet.Cluster.Faults.Clear();
        (await fleet.Until(() => Is(ControllerStatus.Online))).ShouldBeLessThan(TimeSpan.FromMinutes(2));

        reason!.ShouldNotContain("Not asked");
        (await Guests(fleet, id)).ShouldAllBe(guest => !guest.GetProperty("stale").GetBoolean());

        async Task<bool> Is(ControllerStatus status) => (await fleet.Controller(id).Describe()).Status == status;
    }

    [Fact]
    public async Task A_guest_that_stops_is_seen_at_the_next_sync_and_told_in_its_timeline()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        var running = (await Guests(fleet, id)).First(guest => guest.GetProperty("status").GetString() == "running").GetProperty("vmid").GetInt32();

        fleet.Cluster.Guests.Stop(running);
        await fleet.Controller(id).Sync();
        await fleet.Controller(id).Sync();

        (await Guests(fleet, id)).Single(guest => guest.GetProperty("vmid").GetInt32() == running).GetProperty("status").GetString().ShouldBe("stopped");
        var timeline = await fleet.Grains.GetGrain<IGuestGrain>(GrainKeys.Guest(id, running)).Timeline(null, 50);
        timeline.Where(entry => entry.Kind == TimelineKind.State).ShouldHaveSingleItem().Summary.ShouldBe("running → stopped");
    }

    [Fact]
    public async Task Refused_credentials_are_shown_as_that()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register(change: valid => valid with { Config = valid.Config! with { TokenSecret = new Secret("00000000-0000-0000-0000-000000000000") } });

        var controller = await fleet.Controller(id).Describe();

        controller.Status.ShouldBe(ControllerStatus.Unauthorized);
        controller.StatusReason!.ShouldContain("credentials");
        (await fleet.Inventory(id).Dashboard()).Quorate.ShouldBeNull();
    }

    [Fact]
    public async Task Rotated_credentials_count_at_once()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register(change: valid => valid with { Config = valid.Config! with { TokenSecret = new Secret("wrong") } });

        await fleet.Controller(id).Update(new ControllerUpdate { Config = new ControllerConfig { TokenSecret = new Secret(fleet.Cluster.TokenSecret) } });

        (await fleet.Controller(id).Sync()).Status.ShouldBe("completed");
    }

    [Fact]
    public async Task A_certificate_that_changed_after_pinning_is_not_trusted_until_it_is_pinned_anew()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        var pinned = fleet.Cluster.Fingerprint;

        fleet.Cluster.Faults.ChangeCertificate();
        await fleet.Controller(id).Update(new ControllerUpdate { Name = "same host, new connection" });
        await fleet.Controller(id).Sync();

        var controller = await fleet.Controller(id).Describe();
        controller.Status.ShouldBe(ControllerStatus.Untrusted);
        controller.StatusReason!.ShouldContain(pinned);
        controller.SeenFingerprint.ShouldBe(fleet.Cluster.Fingerprint);

        await fleet.Controller(id).Update(new ControllerUpdate { TlsFingerprint = controller.SeenFingerprint });
        (await fleet.Controller(id).Sync()).Status.ShouldBe("completed");
    }

    [Fact]
    public async Task The_inventory_survives_the_activation()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        var guests = (await Guests(fleet, id)).Length;

        await fleet.Cluster.Faults.BeUnreachable();
        await fleet.Deactivate(id);

        (await Guests(fleet, id)).Length.ShouldBe(guests);
        (await fleet.Controller(id).Describe()).Stale.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_can_be_taken_once()
    {
        await using var fleet = await TestFleet.Start();
        await fleet.Register();

        var failure = await Should.ThrowAsync<FleetException>(() => fleet.Register());

        failure.Code.ShouldBe("name_taken");
        (await fleet.Grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(TestFleet.Organization)).Controllers()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_removed_controller_is_gone_with_its_secret()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();

        await fleet.Controller(id).Remove();

        (await Should.ThrowAsync<FleetException>(() => fleet.Controller(id).Describe())).Failure.ShouldBe(Failure.NotFound);
        (await fleet.Fleet.Dashboard(TestFleet.Caller(), null)).TotalClusters.ShouldBe(0);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("169.254.169.254")]
    [InlineData("[::1]")]
    [InlineData("[fe80::1]")]
    [InlineData("0.0.0.0")]
    public async Task Addresses_where_no_cluster_may_be_are_refused(string host)
    {
        await using var fleet = await TestFleet.Start(allowedNetworks: "");

        var failure = await Should.ThrowAsync<FleetException>(() => fleet.Register(change: valid => valid with { Host = host }));

        failure.Errors.Keys.ShouldBe(["host"]);
    }

    [Fact]
    public async Task A_public_address_needs_to_be_meant()
    {
        await using var fleet = await TestFleet.Start();

        var failure = await Should.ThrowAsync<FleetException>(() => fleet.Register(change: valid => valid with { Host = "8.8.8.8" }));

        failure.Code.ShouldBe("public_host_unconfirmed");
    }

    [Fact]
    public async Task No_secret_reaches_a_log_or_an_answer()
    {
        await using var fleet = await TestFleet.Start();
        var secret = "5ecre7ca-na12-4567-89ab-cdef01234567";
        var id = await fleet.Register(change: valid => valid with { Config = valid.Config! with { TokenSecret = new Secret(secret) } });
        await fleet.Controller(id).Test();
        await fleet.Register(fleet.Cluster, valid => valid with { Name = "other" });

        (await fleet.Controller(id).Describe()).Status.ShouldBe(ControllerStatus.Unauthorized);
        JsonSerializer.Serialize(await fleet.Controller(id).Describe(), HypervisorJson.Options).ShouldNotContain(secret);
        fleet.Logs.Lines.ShouldAllBe(line => !line.Contains(secret) && !line.Contains(fleet.Cluster.TokenSecret));
    }

    private static async Task<JsonElement[]> Guests(TestFleet fleet, Guid id) =>
        JsonSerializer.Deserialize<JsonElement[]>(Encoding.UTF8.GetString((await fleet.Inventory(id).Guests(null, null)).Utf8))!;
}
