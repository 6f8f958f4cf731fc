using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class ApiKeysApiTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task A_key_is_shown_once_and_works_in_both_headers()
    {
        await using var app = await HypervisorApp.Start();
        var user = await app.User(Role.OrgAdmin);
        var made = await (await user.Client.PostAsJsonAsync("api-keys", new { name = "ci" })).Json(HttpStatusCode.Created);
        var text = made.Text("key");
        text.ShouldMatch($"^hv_{made.Id():N}_[A-Za-z0-9_-]{{43}}$");

        (await (await app.With(text).GetAsync("auth/me")).Json(HttpStatusCode.OK)).Text("username").ShouldBe(user.Name);
        var byHeader = app.Anonymous();
        byHeader.DefaultRequestHeaders.Add("X-API-Key", text);
        (await byHeader.PostAsJsonAsync("api-keys", new { name = "another" })).StatusCode.ShouldBe(HttpStatusCode.Created);

        var listed = await (await user.Client.GetAsync("api-keys")).Json(HttpStatusCode.OK);
        listed.GetArrayLength().ShouldBe(2);
        listed.GetRawText().ShouldNotContain(text[^43..]);
        listed[0].GetProperty("last_used_at").GetDateTimeOffset().ShouldBe(app.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once()
    {
        var app = shared.App;
        var user = await app.User(Role.Viewer);
        var made = await Key(user);
        (await app.With(made.Text).GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await user.Client.DeleteAsync($"api-keys/{made.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await app.With(made.Text).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        await (await user.Client.DeleteAsync($"api-keys/{made.Id}")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_key_expires()
    {
        var app = shared.App;
        var user = await app.User(Role.Viewer);
        var made = await Key(user, expiresAt: app.Clock.GetUtcNow().AddDays(1));
        (await app.With(made.Text).GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await (await app.With(made.Text).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_key_does_no_more_than_its_cap_and_no_more_than_its_owner_now()
    {
        var app = shared.App;
        var admin = await app.Admin();
        var user = await app.User(Role.OrgAdmin, admin);
        var capped = await Key(user, Role.Viewer);
        var full = await Key(user);

        (await app.With(full.Text).GetAsync("users")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await app.With(capped.Text).GetAsync("users")).ShouldBeProblem(403, "forbidden");
        await (await app.With(capped.Text).PostAsJsonAsync("api-keys", new { name = "more", role = "org_admin" })).ShouldBeProblem(403, "forbidden");
        await (await user.Client.PostAsJsonAsync("api-keys", new { name = "more", role = "admin" })).ShouldBeProblem(403, "forbidden");

        (await admin.PatchAsJsonAsync($"users/{user.Id}", new { role = "viewer" })).EnsureSuccessStatusCode();
        await (await app.With(full.Text).GetAsync("users")).ShouldBeProblem(403, "forbidden");
        (await admin.PatchAsJsonAsync($"users/{user.Id}", new { disabled = true })).EnsureSuccessStatusCode();
        await (await app.With(full.Text).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task The_keys_of_a_removed_user_are_gone()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var user = await app.User(Role.Viewer, admin);
        var made = await Key(user);
        (await admin.DeleteAsync($"users/{user.Id}")).EnsureSuccessStatusCode();
        await (await app.With(made.Text).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        (await (await admin.GetAsync("api-keys")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_key_with_another_secret_is_refused()
    {
        var app = shared.App;
        var user = await app.User(Role.Viewer);
        var one = await Key(user);
        var other = await Key(user);
        foreach (var forged in new[] { one.Text[..^43] + other.Text[^43..], one.Text[..^1], one.Text + "A", one.Text.ToUpperInvariant(), $"hv_{Guid.NewGuid():N}_{new string('A', 43)}" })
        {
            await (await app.With(forged).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        }
    }

    [Fact]
    public async Task Keys_of_others_are_seen_and_ended_by_organization_admins_alone()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var other = await app.Organization(admin, "Other");
        var user = await app.User(Role.Viewer, admin);
        var colleague = await app.User(Role.SiteAdmin, admin);
        var orgAdmin = await app.User(Role.OrgAdmin, admin);
        var foreign = await app.User(Role.OrgAdmin, admin, other);
        var made = await Key(user);

        foreach (var stranger in new[] { colleague, foreign })
        {
            (await (await stranger.Client.GetAsync("api-keys")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(0);
            var refused = await (await stranger.Client.DeleteAsync($"api-keys/{made.Id}")).ShouldBeProblem(404, "not_found");
            refused.Text("detail").ShouldBe($"API key {made.Id} was not found.");
        }

        (await (await orgAdmin.Client.GetAsync("api-keys")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(1);
        (await orgAdmin.Client.DeleteAsync($"api-keys/{made.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Every_wrong_value_is_named_at_once()
    {
        var app = shared.App;
        var user = await app.User(Role.Viewer);
        var problem = await (await user.Client.PostAsJsonAsync("api-keys", new { name = " ", expires_at = app.Clock.GetUtcNow() })).ShouldBeProblem(422, "invalid");
        problem.Fields().ShouldBe(["expires_at", "name"]);
    }

    private static async Task<(Guid Id, string Text)> Key(TestUser user, Role? role = null, DateTimeOffset? expiresAt = null)
    {
        var made = await (await user.Client.PostAsJsonAsync("api-keys", new { name = "key", role = role?.Name(), expires_at = expiresAt }))
            .Json(HttpStatusCode.Created);
        return (made.Id(), made.Text("key"));
    }
}
