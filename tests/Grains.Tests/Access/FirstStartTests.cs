using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

[CollectionDefinition(nameof(FirstStartTests), DisableParallelization = true)]
public sealed class FirstStartCollection;

/// <summary>Alone, because the console is everybody's.</summary>
[Collection(nameof(FirstStartTests))]
public sealed class FirstStartTests
{
    [Fact]
    public async Task Several_silos_that_start_at_once_make_one_organization_one_admin_and_show_one_password()
    {
        var (cluster, shown) = await Capture(() => AccessCluster.Start(silos: 3, adminPassword: null));
        await using (cluster)
        {
            var password = Regex.Matches(shown, "password ([a-z2-9]{24}) ").ShouldHaveSingleItem().Groups[1].Value;
            var admin = (await cluster.SignIn("admin", password)).User.Caller;
            admin.Role.ShouldBe(Role.SuperAdmin);
            (await cluster.Organizations.List()).ShouldHaveSingleItem().Name.ShouldBe("Default");
            (await (await cluster.DefaultMembers()).Users(admin)).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task A_later_start_changes_nothing_whatever_the_setting_says()
    {
        var storage = new FailingStorage();
        await using (var first = await AccessCluster.Start(storage: storage))
        {
            await first.SignIn("admin");
        }

        var (second, shown) = await Capture(() => AccessCluster.Start(storage: storage, adminPassword: "another-password-3"));
        await using (second)
        {
            shown.ShouldNotContain("password");
            await second.SignIn("admin");
            (await Should.ThrowAsync<FleetException>(() => second.SignIn("admin", "another-password-3"))).Code.ShouldBe("invalid_credentials");
        }
    }

    [Fact]
    public async Task A_first_start_cut_short_is_made_good_by_the_next_with_a_password_that_works()
    {
        var storage = new FailingStorage();
        storage.Fail("organizations", afterWrites: 1);
        await Should.ThrowAsync<Exception>(() => AccessCluster.Start(storage: storage));
        storage.HasFailed("organizations").ShouldBeTrue();

        await using var second = await AccessCluster.Start(storage: storage, adminPassword: "another-password-3");
        await second.SignIn("admin", "another-password-3");
        (await second.Organizations.HasSuperAdmin()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_given_password_that_is_too_short_stops_the_start()
    {
        var failure = await Should.ThrowAsync<Exception>(() => AccessCluster.Start(adminPassword: "short"));
        failure.ToString().ShouldContain("HYPERVISOR_ADMIN_PASSWORD");
    }

    private static async Task<(T Result, string Shown)> Capture<T>(Func<Task<T>> work)
    {
        var before = Console.Out;
        using var writer = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(writer));
        try
        {
            return (await work(), writer.ToString());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
