using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class UsersApiTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task An_organization_admin_adds_changes_and_removes_a_user()
    {
        await using var app = await HypervisorApp.Start();
        var orgAdmin = await app.User(Role.OrgAdmin);
        var made = await (await orgAdmin.Client.PostAsJsonAsync("users", new
        {
            username = "Ada.L", password = HypervisorApp.Password, role = "viewer", display_name = "Ada", email = "ada@example.org",
        })).Json(HttpStatusCode.Created);
        made.Text("display_name").ShouldBe("Ada");
        made.TryGetProperty("password", out _).ShouldBeFalse();

        var changed = await (await orgAdmin.Client.PatchAsJsonAsync($"users/{made.Id()}", new { role = "site_admin", email = "" })).Json(HttpStatusCode.OK);
        changed.Text("role").ShouldBe("site_admin");
        changed.Text("email").ShouldBeNull();
        changed.Text("display_name").ShouldBe("Ada");

        (await orgAdmin.Client.DeleteAsync($"users/{made.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await orgAdmin.Client.DeleteAsync($"users/{made.Id()}")).ShouldBeProblem(404, "not_found");
        var left = await (await orgAdmin.Client.GetAsync("users")).Json(HttpStatusCode.OK);
        left.EnumerateArray().Select(user => user.Text("username")).ShouldBe(["admin", orgAdmin.Name]);
        await (await app.TrySignIn("ada.l", HypervisorApp.Password)).ShouldBeProblem(401, "invalid_credentials");
        (await orgAdmin.Client.PostAsJsonAsync("users", new { username = "ada.l", password = HypervisorApp.Password, role = "viewer" }))
            .StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Every_wrong_value_is_named_at_once()
    {
        var app = shared.App;
        var admin = await app.Admin();
        var problem = await (await admin.PostAsJsonAsync("users", new
        {
            username = "a b", password = "short", email = "nowhere", display_name = new string('x', 256),
        })).ShouldBeProblem(422, "invalid");
        problem.Fields().ShouldBe(["display_name", "email", "password", "role", "username"]);
        await (await admin.PostAsJsonAsync("users", new { username = "abc", password = new string('x', 513), role = "viewer" })).ShouldBeProblem(422, "invalid");
        problem = await (await admin.PostAsJsonAsync("users", new { username = 5, password = HypervisorApp.Password, role = "boss" })).ShouldBeProblem(422, "invalid");
        problem.Fields().ShouldBe(["role", "username"]);
        await (await admin.PostAsJsonAsync("users", new { username = "abc", password = HypervisorApp.Password, role = 100 })).ShouldBeProblem(422, "invalid");
    }

    [Fact]
    public async Task A_username_is_taken_in_all_organizations_whatever_its_case()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var other = await app.Organization(admin, "Other");
        await app.User(Role.Viewer, admin, name: "Grace");
        await (await admin.PostAsJsonAsync("users", new { username = "gRACE", password = HypervisorApp.Password, role = "viewer", organization_id = other }))
            .ShouldBeProblem(409, "username_taken");
    }

    [Theory]
    [InlineData(Role.OrgAdmin, Role.SiteAdmin, true)]
    [InlineData(Role.OrgAdmin, Role.OrgAdmin, false)]
    [InlineData(Role.OrgAdmin, Role.SuperAdmin, false)]
    [InlineData(Role.Admin, Role.OrgAdmin, true)]
    [InlineData(Role.Admin, Role.Admin, false)]
    [InlineData(Role.SuperAdmin, Role.SuperAdmin, true)]
    public async Task Only_roles_below_ones_own_can_be_given(Role own, Role given, bool allowed)
    {
        var app = shared.App;
        var admin = await app.Admin();
        var giver = await app.User(own, admin);
        var user = await app.User(Role.Guest, admin);

        var added = await giver.Client.PostAsJsonAsync("users", new { username = $"new.{Guid.NewGuid():N}", password = HypervisorApp.Password, role = given.Name() });
        var changed = await giver.Client.PatchAsJsonAsync($"users/{user.Id}", new { role = given.Name() });
        if (allowed)
        {
            added.StatusCode.ShouldBe(HttpStatusCode.Created);
            changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        else
        {
            await added.ShouldBeProblem(403, "forbidden");
            await changed.ShouldBeProblem(403, "forbidden");
        }
    }

    [Fact]
    public async Task An_admin_cannot_take_over_somebody_of_their_own_role_or_above()
    {
        var app = shared.App;
        var admin = await app.Admin();
        var orgAdmin = await app.User(Role.OrgAdmin, admin);
        foreach (var role in new[] { Role.OrgAdmin, Role.Admin, Role.SuperAdmin })
        {
            var above = await app.User(role, admin);
            await (await orgAdmin.Client.PatchAsJsonAsync($"users/{above.Id}", new { password = "another-password-3" })).ShouldBeProblem(403, "forbidden");
            await (await orgAdmin.Client.PutAsJsonAsync($"users/{above.Id}/site-access", new { sites = Array.Empty<Guid>() })).ShouldBeProblem(403, "forbidden");
            await (await orgAdmin.Client.DeleteAsync($"users/{above.Id}")).ShouldBeProblem(403, "forbidden");
        }
    }

    [Fact]
    public async Task Nobody_deletes_disables_or_demotes_themselves()
    {
        var app = shared.App;
        var admin = await app.Admin();
        var me = (await (await admin.GetAsync("auth/me")).Json(HttpStatusCode.OK)).GetProperty("user_id").GetGuid();
        await app.User(Role.SuperAdmin, admin);

        await (await admin.DeleteAsync($"users/{me}")).ShouldBeProblem(409, "own_account");
        await (await admin.PatchAsJsonAsync($"users/{me}", new { disabled = true })).ShouldBeProblem(409, "own_account");
        await (await admin.PatchAsJsonAsync($"users/{me}", new { role = "viewer" })).ShouldBeProblem(409, "own_account");
        (await admin.PatchAsJsonAsync($"users/{me}", new { display_name = "Root", role = "super_admin" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Changing_ones_own_password_takes_the_current_one()
    {
        var app = shared.App;
        var user = await app.User(Role.OrgAdmin);
        (await (await user.Client.PatchAsJsonAsync($"users/{user.Id}", new { password = "another-password-3" })).ShouldBeProblem(422, "invalid"))
            .Fields().ShouldBe(["current_password"]);
        (await (await user.Client.PatchAsJsonAsync($"users/{user.Id}", new { password = "another-password-3", current_password = "wrong-password-xx" }))
            .ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["current_password"]);
        (await user.Client.PatchAsJsonAsync($"users/{user.Id}", new { password = "another-password-3", current_password = HypervisorApp.Password }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await user.Client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        await app.SignIn(user.Name, "another-password-3");
    }

    [Fact]
    public async Task A_new_password_or_a_disabled_account_ends_every_session_at_once()
    {
        var app = shared.App;
        var admin = await app.Admin();
        foreach (object change in new object[] { new { password = "another-password-3" }, new { disabled = true } })
        {
            var user = await app.User(Role.Viewer, admin);
            var second = app.With((await app.SignIn(user.Name)).Text("access_token"));
            (await admin.PatchAsJsonAsync($"users/{user.Id}", change)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await (await user.Client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
            await (await second.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
            await (await app.Anonymous().PostAsJsonAsync("auth/refresh", new { refresh_token = user.RefreshToken })).ShouldBeProblem(401, "session_ended");
        }
    }

    [Fact]
    public async Task A_lower_role_holds_from_the_next_request_on()
    {
        var app = shared.App;
        var admin = await app.Admin();
        var user = await app.User(Role.OrgAdmin, admin);
        (await user.Client.GetAsync("users")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.PatchAsJsonAsync($"users/{user.Id}", new { role = "viewer" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        var problem = await (await user.Client.GetAsync("users")).ShouldBeProblem(403, "forbidden");
        problem.Text("detail").ShouldContain("org_admin");
    }

    [Fact]
    public async Task Users_of_another_organization_do_not_exist()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var other = await app.Organization(admin, "Other");
        var orgAdmin = await app.User(Role.OrgAdmin, admin);
        var foreign = await app.User(Role.Viewer, admin, other);

        await (await orgAdmin.Client.PatchAsJsonAsync($"users/{foreign.Id}", new { disabled = true })).ShouldBeProblem(404, "not_found");
        await (await orgAdmin.Client.DeleteAsync($"users/{foreign.Id}")).ShouldBeProblem(404, "not_found");
        await (await orgAdmin.Client.PutAsJsonAsync($"users/{foreign.Id}/site-access", new { sites = Array.Empty<Guid>() })).ShouldBeProblem(404, "not_found");
        await (await orgAdmin.Client.GetAsync($"users?organization_id={other}")).ShouldBeProblem(404, "not_found");
        await (await orgAdmin.Client.PostAsJsonAsync("users", new { username = "x.y", password = HypervisorApp.Password, role = "viewer", organization_id = other }))
            .ShouldBeProblem(404, "not_found");
        (await (await orgAdmin.Client.GetAsync("users")).Content.ReadAsStringAsync()).ShouldNotContain(foreign.Name);
        (await (await admin.GetAsync($"users?organization_id={other}")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(1);
        (await (await admin.GetAsync("users")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_user_can_be_limited_to_sites_of_the_organization()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var site = (await (await admin.PostAsJsonAsync("sites", new { name = "North" })).Json(HttpStatusCode.Created)).Id();
        await admin.PostAsJsonAsync("sites", new { name = "South" });
        var user = await app.User(Role.Viewer, admin);

        (await (await user.Client.GetAsync("sites")).Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(2);
        (await (await admin.PutAsJsonAsync($"users/{user.Id}/site-access", new { sites = new[] { Guid.NewGuid() } })).ShouldBeProblem(422, "invalid"))
            .Fields().ShouldBe(["sites"]);
        (await admin.PutAsJsonAsync($"users/{user.Id}/site-access", new { sites = new[] { site } })).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await (await user.Client.GetAsync("sites")).Json(HttpStatusCode.OK)).EnumerateArray().Select(one => one.Text("name")).ShouldBe(["North"]);
        (await (await user.Client.GetAsync("auth/me")).Json(HttpStatusCode.OK)).GetProperty("sites")[0].GetGuid().ShouldBe(site);
        (await user.Client.GetAsync("users/me/views")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await user.Client.PostAsync("auth/logout", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
