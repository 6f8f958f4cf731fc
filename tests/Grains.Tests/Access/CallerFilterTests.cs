using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class CallerFilterTests
{
    [Fact]
    public async Task A_caller_below_the_role_of_a_method_is_refused()
    {
        await using var cluster = await AccessCluster.Start();
        var admin = await cluster.Admin();

        var refused = await As(admin with { Role = Role.Admin }, () => Should.ThrowAsync<FleetException>(() => cluster.Organizations.Add("Other")));
        refused.Failure.ShouldBe(Failure.Forbidden);
        refused.Message.ShouldContain("super_admin");
        (await As(admin, () => cluster.Organizations.Add("Other"))).Name.ShouldBe("Other");
    }

    [Fact]
    public async Task A_grain_of_another_tenant_does_not_exist_for_a_caller_but_their_own_user_does()
    {
        await using var cluster = await AccessCluster.Start();
        var admin = await cluster.Admin();
        var ada = await (await cluster.DefaultMembers()).AddUser(admin, AccessCluster.NewUser("ada"));
        var colleague = Caller(admin.OrganizationId, Role.OrgAdmin);
        var stranger = Caller(Guid.NewGuid(), Role.Admin);
        var limited = Caller(admin.OrganizationId, Role.Viewer) with { Sites = [Guid.NewGuid()] };

        (await As(colleague, () => cluster.User(ada.Id).Find()))!.Username.ShouldBe("ada");
        foreach (var caller in new[] { stranger, limited })
        {
            var refused = await As(caller, () => Should.ThrowAsync<FleetException>(() => cluster.User(ada.Id).Find()));
            refused.Failure.ShouldBe(Failure.NotFound);
            refused.Message.ShouldContain(ada.Id.ToString());
        }

        (await As(limited with { UserId = ada.Id }, () => cluster.User(ada.Id).Find()))!.Username.ShouldBe("ada");
    }

    [Fact]
    public async Task A_call_that_nobody_makes_passes()
    {
        await using var cluster = await AccessCluster.Start();
        (await cluster.Organizations.Add("Other")).Name.ShouldBe("Other");
    }

    [Fact]
    public async Task A_caller_and_a_refusal_cross_silos_with_all_their_parts()
    {
        await using var cluster = await AccessCluster.Start(silos: 2);
        var admin = await cluster.Admin() with { Sites = [Guid.NewGuid()], Address = "192.0.2.1", ApiKeyId = Guid.NewGuid() };
        var from = (IGrainFactory)cluster.Silos[0].ServiceProvider.GetService(typeof(IGrainFactory))!;
        var there = cluster.Silos[1].SiloAddress;

        // Both silos place some of these grains, so each kind of failure crosses at least once.
        for (var i = 0; i < 8; i++)
        {
            Orleans.Runtime.RequestContext.Set(Orleans.Runtime.Placement.IPlacementDirector.PlacementHintKey, there);
            var address = from.GetGrain<ISignInAddressGrain>(GrainKeys.SignInAddress(new System.Net.IPAddress([192, 0, 2, (byte)i])));
            for (var tries = 0; tries < 5; tries++)
            {
                await address.Admit();
            }

            var throttled = await Should.ThrowAsync<FleetException>(() => address.Admit());
            throttled.Failure.ShouldBe(Failure.Throttled);
            throttled.Code.ShouldBe("throttled");
            throttled.RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        }

        var members = from.GetGrain<IMembersGrain>(GrainKeys.Members(admin.OrganizationId));
        foreach (var silo in cluster.Silos)
        {
            var factory = (IGrainFactory)silo.ServiceProvider.GetService(typeof(IGrainFactory))!;
            var refused = await As(admin, () => Should.ThrowAsync<FleetException>(() =>
                factory.GetGrain<IMembersGrain>(GrainKeys.Members(admin.OrganizationId)).AddUser(admin, new NewUser())));
            refused.Failure.ShouldBe(Failure.Invalid);
            refused.Errors.Keys.Order().ShouldBe(["password", "role", "username"]);
            refused.Errors["role"].ShouldHaveSingleItem().ShouldContain("role");
        }

        (await As(admin, () => members.Users(admin))).ShouldHaveSingleItem();
    }

    private static Caller Caller(Guid organization, Role role) =>
        new() { UserId = Guid.NewGuid(), Username = "x", OrganizationId = organization, Role = role };

    private static async Task<T> As<T>(Caller caller, Func<Task<T>> work)
    {
        CallContext.Caller = caller;
        try
        {
            return await work();
        }
        finally
        {
            CallContext.Caller = null;
        }
    }
}
