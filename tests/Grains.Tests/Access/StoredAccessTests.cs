using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>State as the first release stores it. What is here stays readable for ever: add to it, never change it.</summary>
public sealed class StoredAccessTests
{
    private const string Organization = "27e317ef-70f0-4905-ad55-34e6f2142424";
    private const string Ada = "ba72d1a2-0a40-440c-beb2-5e93ffb88b20";
    private const string Admin = "ae72a0f4-0645-48bc-9cde-59d6765d398f";
    private const string Site = "a62d5e8f-21be-42c5-84e0-4f41039039c0";
    private const string Key = "cbaa0873-2de8-43a8-a14b-1504f7647bfa";
    private const string Session = "a02de8b3-ac4f-4619-8394-46a84cf41bdd";

    private static readonly Dictionary<(string State, string Key), string> Rows = new()
    {
        [("organizations", "organizations")] = $$$"""
            {"organizations":[{"id":"{{{Organization}}}","name":"Default","createdAt":"2026-11-23T02:40:20.9865094+00:00"}],"default":"{{{Organization}}}","superAdmins":["{{{Admin}}}"]}
            """,
        [("members", $"members:{Organization}")] = $$$"""
            {"users":{"{{{Ada}}}":{"username":"ada","step":"settled"}},"keys":{"{{{Key}}}":"{{{Ada}}}"}}
            """,
        [("login", "login:ada")] = $$$"""
            {"user":"{{{Ada}}}"}
            """,
        [("user", $"user:{Ada}")] = $$$"""
            {"user":{"id":"{{{Ada}}}","organizationId":"{{{Organization}}}","username":"ada","displayName":"Ada","email":"a@b","role":"siteAdmin","sites":["{{{Site}}}"],"disabled":false,"createdAt":"2026-11-23T02:40:20.9865094+00:00"},"passwordHash":"AQAAAAIAAzRQAAAAEELO6dEnQFCaUQ9XcUOxNwoR6XOZYD8n+j3Kdx/W2s8GQMyykEyxWuEWiyD3xgsaWA==","sessions":[{"id":"{{{Session}}}","generation":7,"remember":true,"expiresAt":"2999-12-07T02:40:20.9865094+00:00"}]}
            """,
        [("api_key", $"key:{Key}")] = $$$"""
            {"key":{"id":"{{{Key}}}","organizationId":"{{{Organization}}}","userId":"{{{Ada}}}","name":"ci","role":"viewer","createdAt":"2026-11-23T02:40:20.9865094+00:00","expiresAt":"2999-11-23T02:40:20.9865094+00:00"},"hash":[1,2,3,4]}
            """,
        [("views", $"views:{Ada}")] = """
            {"views":{"one":{"id":"one","json":"{}","updatedAt":"2026-11-23T02:40:20.9865094+00:00"}}}
            """,
    };

    [Fact]
    public async Task What_an_earlier_release_stored_is_read()
    {
        var storage = new FailingStorage();
        foreach (var ((state, name), json) in Rows)
        {
            storage[state, name] = json.Trim();
        }

        await using var cluster = await AccessCluster.Start(storage: storage);
        var user = cluster.User(Guid.Parse(Ada));
        var caller = (await user.Authenticate(Guid.Parse(Session)))!.Caller;
        caller.Role.ShouldBe(Role.SiteAdmin);
        caller.Sites.ShouldBe([Guid.Parse(Site)]);
        (await user.Refresh(Guid.Parse(Session), 7))!.Remember.ShouldBeTrue();
        (await cluster.SignIn("ada")).User.DisplayName.ShouldBe("Ada");

        var key = await cluster.Grains.GetGrain<IApiKeyGrain>(GrainKeys.ApiKey(Guid.Parse(Key))).Authenticate([1, 2, 3, 4]);
        key!.Caller.Role.ShouldBe(Role.Viewer);
        (await cluster.Grains.GetGrain<ISavedViewsGrain>(GrainKeys.SavedViews(Guid.Parse(Ada))).List()).ShouldHaveSingleItem().Id.ShouldBe("one");
        (await (await cluster.DefaultMembers()).Keys(caller)).ShouldHaveSingleItem().Name.ShouldBe("ci");
        (await cluster.Organizations.HasSuperAdmin()).ShouldBeTrue();
        (await cluster.Organizations.Default()).Id.ShouldBe(Guid.Parse(Organization));
    }

    [Fact]
    public async Task What_is_stored_now_looks_as_it_did()
    {
        var storage = new FailingStorage();
        foreach (var ((state, name), json) in Rows)
        {
            storage[state, name] = json.Trim();
        }

        await using var cluster = await AccessCluster.Start(storage: storage);
        await cluster.User(Guid.Parse(Ada)).SignOut(Guid.Parse(Session));
        storage["user", $"user:{Ada}"].ShouldBe(
            Rows[("user", $"user:{Ada}")].Trim().Replace(
                $$$"""{"id":"{{{Session}}}","generation":7,"remember":true,"expiresAt":"2999-12-07T02:40:20.9865094+00:00"}""",
                "",
                StringComparison.Ordinal));
    }
}
