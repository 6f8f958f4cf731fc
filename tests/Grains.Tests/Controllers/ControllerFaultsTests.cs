using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.Grains.Tests;

/// <summary>Clusters that break, lie or fall silent are shown as that, and taken back when they behave.</summary>
public sealed class ControllerFaultsTests
{
    [Theory]
    [InlineData(FaultKind.HugeBody, ControllerStatus.Error)]
    [InlineData(FaultKind.EndlessBody, ControllerStatus.Error)]
    [InlineData(FaultKind.InvalidJson, ControllerStatus.Error)]
    [InlineData(FaultKind.HtmlPage, ControllerStatus.Error)]
    [InlineData(FaultKind.Reset, ControllerStatus.Unreachable)]
    [InlineData(FaultKind.TruncatedBody, ControllerStatus.Unreachable)]
    public async Task A_bad_answer_leaves_the_last_good_one_on_show(FaultKind kind, ControllerStatus status)
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        var guests = (await fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery())).Total;

        using (fleet.Cluster.Faults.Add(new Fault(kind) { PathPrefix = "/cluster/resources" }))
        {
            (await fleet.Controller(id).Sync()).Status.ShouldBe("failed");
        }

        var controller = await fleet.Controller(id).Describe();
        controller.Status.ShouldBe(status, controller.StatusReason);
        controller.StatusReason.ShouldNotBeNullOrEmpty();
        controller.Stale.ShouldBeTrue();
        (await fleet.Fleet.Guests(TestFleet.Caller(), new GuestQuery())).Total.ShouldBe(guests);

        (await fleet.Controller(id).Sync()).Status.ShouldBe("completed");
        (await fleet.Controller(id).Describe()).Stale.ShouldBeFalse();
    }

    [Fact]
    public async Task An_error_of_the_clusters_own_is_told_in_its_words()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();
        using var fault = fleet.Cluster.Faults.Add(new Fault(FaultKind.Status) { PathPrefix = "/cluster/resources", StatusCode = 500, Reason = "got no worker upid - start worker failed" });

        await fleet.Controller(id).Sync();

        (await fleet.Controller(id).Describe()).StatusReason!.ShouldContain("got no worker upid");
    }

    [Fact]
    public async Task A_revoked_token_is_shown_as_refused_credentials()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();

        fleet.Cluster.Faults.RevokeToken();
        await fleet.Controller(id).Sync();

        (await fleet.Controller(id).Describe()).Status.ShouldBe(ControllerStatus.Unauthorized);
    }

    [Fact]
    public async Task Lost_quorum_is_shown()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();

        fleet.Cluster.Faults.LoseQuorum();
        await fleet.Controller(id).Sync();

        (await fleet.Inventory(id).Dashboard()).Quorate.ShouldBe(false);
        (await fleet.Controller(id).Describe()).Status.ShouldBe(ControllerStatus.Online);
    }

    [Fact]
    public async Task When_the_registered_node_is_down_another_one_answers()
    {
        await using var fleet = await TestFleet.Start();
        var id = await fleet.Register();

        await fleet.Cluster.Nodes.TakeDown("pve1");
        (await fleet.Controller(id).Sync()).Status.ShouldBe("completed");

        var controller = await fleet.Controller(id).Describe();
        controller.Status.ShouldBe(ControllerStatus.Online);
        controller.Endpoint.ShouldNotBe(controller.Host);
        (await fleet.Inventory(id).Dashboard()).OnlineNodes.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_without_privileges_is_told_what_it_lacks()
    {
        await using var fleet = await TestFleet.Start();
        var secret = fleet.Cluster.CreateToken("bare", hasOwnPrivileges: true);
        var registration = TestFleet.Registration(fleet.Cluster) with
        {
            Config = new ControllerConfig { TokenId = "root@pam!bare", TokenSecret = new Secret(secret) },
        };

        var report = await fleet.Grains.GetGrain<IConnectionTestGrain>(0).Test(registration);

        report.Success.ShouldBeFalse();
        report.MissingPermissions.Select(missing => missing.Privilege).ShouldContain("Sys.Audit");
    }
}
