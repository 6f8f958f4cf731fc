using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class SuperAdminTests
{
    [Fact]
    public async Task Two_super_admins_who_disable_each_other_at_once_leave_one()
    {
        await using var cluster = await AccessCluster.Start(silos: 2);
        var (one, two) = await Two(cluster);

        var outcomes = await Task.WhenAll(
            Code(() => cluster.User(one.UserId).Update(two, new UserUpdate { Disabled = true })),
            Code(() => cluster.User(two.UserId).Update(one, new UserUpdate { Disabled = true })));

        outcomes.Order().ShouldBe([null, "last_super_admin"]);
        var left = await Task.WhenAll(cluster.User(one.UserId).Find(), cluster.User(two.UserId).Find());
        left.Count(user => !user!.Disabled).ShouldBe(1);
    }

    [Fact]
    public async Task Two_super_admins_who_demote_and_remove_each_other_at_once_leave_one()
    {
        await using var cluster = await AccessCluster.Start();
        var (one, two) = await Two(cluster);
        var members = await cluster.DefaultMembers();

        var outcomes = await Task.WhenAll(
            Code(() => members.RemoveUser(one, two.UserId)),
            Code(() => cluster.User(one.UserId).Update(two, new UserUpdate { Role = Role.Viewer })));

        outcomes.Order().ShouldBe([null, "last_super_admin"]);
        (await members.Users(one)).Count(user => user.Role == Role.SuperAdmin).ShouldBe(1);
    }

    [Fact]
    public async Task A_super_admin_who_is_enabled_again_counts_again()
    {
        await using var cluster = await AccessCluster.Start();
        var (one, two) = await Two(cluster);
        await cluster.User(two.UserId).Update(one, new UserUpdate { Disabled = true });
        (await Code(() => cluster.User(one.UserId).Update(two, new UserUpdate { Disabled = true }))).ShouldBe("last_super_admin");
        await cluster.User(two.UserId).Update(one, new UserUpdate { Disabled = false });
        (await Code(() => cluster.User(one.UserId).Update(two, new UserUpdate { Disabled = true }))).ShouldBeNull();
    }

    private static async Task<(Caller One, Caller Two)> Two(AccessCluster cluster)
    {
        var one = await cluster.Admin();
        var user = await (await cluster.DefaultMembers()).AddUser(one, AccessCluster.NewUser("second", Role.SuperAdmin));
        return (one, (await cluster.User(user.Id).Current())!.Caller);
    }

    private static async Task<string?> Code(Func<Task> change)
    {
        try
        {
            await change();
            return null;
        }
        catch (FleetException failure)
        {
            return failure.Code;
        }
    }
}
