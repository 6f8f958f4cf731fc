using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class MembersGrainTests
{
    [Fact]
    public async Task A_user_that_could_not_be_written_leaves_its_name_free()
    {
        await using var cluster = await AccessCluster.Start();
        var (members, admin) = (await cluster.DefaultMembers(), await cluster.Admin());
        cluster.Storage.Fail("user");

        await Should.ThrowAsync<Exception>(() => members.AddUser(admin, AccessCluster.NewUser("ada")));
        cluster.Storage.HasFailed("user").ShouldBeTrue();

        (await members.Users(admin)).Select(user => user.Username).ShouldBe(["admin"]);
        (await members.AddUser(admin, AccessCluster.NewUser("ada"))).Username.ShouldBe("ada");
    }

    [Theory]
    [InlineData("user", 0, "login", 1)] // neither user nor the way back
    [InlineData("login", 0, "members", 1)] // not even the name
    [InlineData("user", 0, "members", 1)] // name given back, entry left
    public async Task A_user_half_made_when_the_silo_went_down_is_undone_by_the_next_change(string state, int after, string undo, int afterUndo)
    {
        await using var cluster = await AccessCluster.Start();
        var (members, admin) = (await cluster.DefaultMembers(), await cluster.Admin());
        cluster.Storage.Fail(state, after);
        cluster.Storage.Fail(undo, afterUndo);
        await Should.ThrowAsync<Exception>(() => members.AddUser(admin, AccessCluster.NewUser("ada")));
        cluster.Storage.HasFailed(state).ShouldBeTrue();
        cluster.Storage.HasFailed(undo).ShouldBeTrue();
        await cluster.Forget(members);
        await cluster.Forget(cluster.Grains.GetGrain<ILoginGrain>(GrainKeys.Login("ada")));

        await members.AddUser(admin, AccessCluster.NewUser("ada"));
        (await members.Users(admin)).Select(user => user.Username).ShouldBe(["ada", "admin"]);
        (await cluster.SignIn("ada")).User.Caller.Username.ShouldBe("ada");
    }

    [Fact]
    public async Task A_user_that_was_written_stays_though_nothing_after_it_was()
    {
        await using var cluster = await AccessCluster.Start();
        var (members, admin) = (await cluster.DefaultMembers(), await cluster.Admin());
        cluster.Storage.Fail("members", afterWrites: 1);
        await members.AddUser(admin, AccessCluster.NewUser("ada"));
        cluster.Storage.HasFailed("members").ShouldBeTrue();
        await cluster.Forget(members);

        await members.AddUser(admin, AccessCluster.NewUser("bob"));
        (await members.Users(admin)).Select(user => user.Username).ShouldBe(["ada", "admin", "bob"]);
        (await Should.ThrowAsync<FleetException>(() => members.AddUser(admin, AccessCluster.NewUser("ADA")))).Code.ShouldBe("username_taken");
        (await cluster.SignIn("ada")).User.Caller.Username.ShouldBe("ada");
    }

    [Theory]
    [InlineData("user", 0)]
    [InlineData("login", 0)]
    [InlineData("members", 1)]
    public async Task A_removal_cut_short_is_run_to_its_end_by_the_next_change(string state, int after)
    {
        await using var cluster = await AccessCluster.Start();
        var (members, admin) = (await cluster.DefaultMembers(), await cluster.Admin());
        var ada = await members.AddUser(admin, AccessCluster.NewUser("ada"));
        cluster.Storage.Fail(state, after);
        await Should.ThrowAsync<Exception>(() => members.RemoveUser(admin, ada.Id));
        await cluster.Forget(members);

        var again = await members.AddUser(admin, AccessCluster.NewUser("bob"));
        (await members.Users(admin)).Select(user => user.Username).ShouldBe(["admin", "bob"]);
        (await cluster.User(ada.Id).Find()).ShouldBeNull();
        (await members.AddUser(admin, AccessCluster.NewUser("ada"))).Id.ShouldNotBe(ada.Id);
        again.Username.ShouldBe("bob");
    }

    [Fact]
    public async Task Of_two_organizations_that_add_one_name_at_once_one_gets_it()
    {
        await using var cluster = await AccessCluster.Start(silos: 2);
        var admin = await cluster.Admin();
        var other = await cluster.Organizations.Add("Other");
        var one = await cluster.DefaultMembers();
        var two = cluster.Grains.GetGrain<IMembersGrain>(GrainKeys.Members(other.Id));

        var outcomes = await Task.WhenAll(Try(one), Try(two));
        outcomes.Count(code => code is null).ShouldBe(1);
        outcomes.Count(code => code == "username_taken").ShouldBe(1);
        ((await one.Users(admin)).Length + (await two.Users(admin)).Length).ShouldBe(2);
        (await cluster.SignIn("ada")).ShouldNotBeNull();

        async Task<string?> Try(IMembersGrain members)
        {
            try
            {
                await members.AddUser(admin, AccessCluster.NewUser("ada"));
                return null;
            }
            catch (FleetException failure)
            {
                return failure.Code;
            }
        }
    }

    [Fact]
    public async Task A_failed_write_changes_nothing_that_is_answered()
    {
        await using var cluster = await AccessCluster.Start();
        var (members, admin) = (await cluster.DefaultMembers(), await cluster.Admin());
        var ada = await members.AddUser(admin, AccessCluster.NewUser("ada"));
        cluster.Storage.Fail("user");
        await Should.ThrowAsync<Exception>(() => cluster.User(ada.Id).Update(admin, new UserUpdate { Role = Role.SiteAdmin }));
        (await cluster.User(ada.Id).Find())!.Role.ShouldBe(Role.Viewer);
    }

    [Fact]
    public async Task No_password_is_stored_as_it_is()
    {
        await using var cluster = await AccessCluster.Start();
        var (members, admin) = (await cluster.DefaultMembers(), await cluster.Admin());
        await members.AddUser(admin, AccessCluster.NewUser("ada"));
        cluster.Storage.Stored.ShouldContain(json => json.Contains("ada", StringComparison.Ordinal));
        cluster.Storage.Stored.ShouldNotContain(json => json.Contains(AccessCluster.Password, StringComparison.Ordinal));
    }
}
