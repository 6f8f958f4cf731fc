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
            {"Organizations":[{"Id":"{{{Organization}}}","Name":"Default","CreatedAt":"2026-11-23T02:40:20.9865094+00:00"}],"Default":"{{{Organization}}}","SuperAdmins":["{{{Admin}}}"]}
            """,
        [("members", $"members:{Organization}")] = $$$"""
            {"Users":{"{{{Ada}}}":{"Username":"ada","Step":0}},"Keys":{"{{{Key}}}":"{{{Ada}}}"}}
            """,
        [("login", "login:ada")] = $$$"""
            {"User":"{{{Ada}}}"}
            """,
        [("user", $"user:{Ada}")] = $$$"""
            {"User":{"Id":"{{{Ada}}}","OrganizationId":"{{{Organization}}}","Username":"ada","DisplayName":"Ada","Email":"a@b","Role":40,"Sites":["{{{Site}}}"],"Disabled":false,"CreatedAt":"2026-11-23T02:40:20.9865094+00:00","LastSignInAt":null},"PasswordHash":"AQAAAAIAAzRQAAAAEELO6dEnQFCaUQ9XcUOxNwoR6XOZYD8n\u002Bj3Kdx/W2s8GQMyykEyxWuEWiyD3xgsaWA==","Sessions":[{"Id":"{{{Session}}}","Generation":7,"Remember":true,"ExpiresAt":"2999-12-07T02:40:20.9865094+00:00"}]}
            """,
        [("api_key", $"key:{Key}")] = $$$"""
            {"Key":{"Id":"{{{Key}}}","OrganizationId":"{{{Organization}}}","UserId":"{{{Ada}}}","Name":"ci","Role":10,"CreatedAt":"2026-11-23T02:40:20.9865094+00:00","ExpiresAt":"2999-11-23T02:40:20.9865094+00:00","LastUsedAt":null},"Hash":[1,2,3,4]}
            """,
        [("views", $"views:{Ada}")] = """
            {"Views":{"one":{"Id":"one","Json":"{}","UpdatedAt":"2026-11-23T02:40:20.9865094+00:00"}}}
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
                $$$"""{"Id":"{{{Session}}}","Generation":7,"Remember":true,"ExpiresAt":"2999-12-07T02:40:20.9865094+00:00"}""",
                "",
                StringComparison.Ordinal));
    }
}
