using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class SignInTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task The_first_start_makes_an_admin_who_may_do_everything()
    {
        await using var app = await HypervisorApp.Start();
        var tokens = await app.SignIn("ADMIN", HypervisorApp.AdminPassword);
        (await app.TrySignIn("admin", HypervisorApp.AdminPassword)).Headers.CacheControl!.NoStore.ShouldBeTrue();

        tokens.Text("token_type").ShouldBe("Bearer");
        tokens.GetProperty("expires_in").GetInt32().ShouldBe(3600);
        var me = await (await app.With(tokens.Text("access_token")).GetAsync("auth/me")).Json(HttpStatusCode.OK);
        me.Text("username").ShouldBe("admin");
        me.Text("role").ShouldBe("super_admin");
        me.Text("organization_name").ShouldBe("Default");
        me.GetProperty("permissions").GetArrayLength().ShouldBe(5);
        me.GetProperty("gates").GetProperty("writes_open").GetBoolean().ShouldBeFalse();
        me.GetProperty("gates").GetProperty("closed_by").EnumerateArray().Select(gate => gate.GetString()).ShouldBe(["ADAPTER_READ_ONLY", "OMADA_READ_ONLY"]);
        tokens.GetProperty("user").GetRawText().ShouldBe(me.GetRawText());
    }

    [Theory]
    [InlineData("false", "0", true)]
    [InlineData("FALSE", "true", false)]
    [InlineData("0", "nonsense", false)]
    public async Task Writes_are_open_only_when_both_gates_are_set_open(string adapter, string omada, bool open)
    {
        await using var app = await HypervisorApp.Start(("ADAPTER_READ_ONLY", adapter), ("OMADA_READ_ONLY", omada));
        var me = await (await (await app.Admin()).GetAsync("auth/me")).Json(HttpStatusCode.OK);
        me.GetProperty("gates").GetProperty("writes_open").GetBoolean().ShouldBe(open);
    }

    [Fact]
    public async Task Permissions_follow_the_role()
    {
        var app = shared.App;
        var admin = await app.Admin();
        foreach (var (role, count) in new[] { (Role.Guest, 0), (Role.Viewer, 1), (Role.Operator, 1), (Role.SiteAdmin, 5) })
        {
            var user = await app.User(role, admin);
            var me = await (await user.Client.GetAsync("auth/me")).Json(HttpStatusCode.OK);
            me.GetProperty("permissions").GetArrayLength().ShouldBe(count, role.ToString());
        }
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_and_a_disabled_user_look_alike()
    {
        var app = shared.App;
        var admin = await app.Admin();
        var user = await app.User(Role.Viewer, admin);
        (await admin.PatchAsJsonAsync($"users/{user.Id}", new { disabled = true })).EnsureSuccessStatusCode();

        var answers = new[]
        {
            await (await app.TrySignIn("nobody", "wrong-password-here")).ShouldBeProblem(401, "invalid_credentials"),
            await (await app.TrySignIn("admin", "wrong-password-here")).ShouldBeProblem(401, "invalid_credentials"),
            await (await app.TrySignIn(user.Name, HypervisorApp.Password)).ShouldBeProblem(401, "invalid_credentials"),
        };
        answers.Select(answer => answer.Text("detail")).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_sign_in_without_values_names_every_field()
    {
        var app = shared.App;
        var problem = await (await app.Anonymous().PostAsJsonAsync("auth/login", new { })).ShouldBeProblem(422, "invalid");
        problem.Fields().ShouldBe(["password", "username"]);
    }

    [Fact]
    public async Task An_access_token_ends_after_an_hour_and_a_refresh_token_gives_the_next()
    {
        var app = shared.App;
        var tokens = await app.SignIn("admin", HypervisorApp.AdminPassword);
        app.Clock.Advance(TimeSpan.FromMinutes(59));
        (await app.With(tokens.Text("access_token")).GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await (await app.With(tokens.Text("access_token")).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");

        var next = await (await Refresh(app, tokens.Text("refresh_token"))).Json(HttpStatusCode.OK);
        (await app.With(next.Text("access_token")).GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_token_used_twice_ends_the_session()
    {
        var app = shared.App;
        var tokens = await app.SignIn("admin", HypervisorApp.AdminPassword);
        var next = await (await Refresh(app, tokens.Text("refresh_token"))).Json(HttpStatusCode.OK);

        await (await Refresh(app, tokens.Text("refresh_token"))).ShouldBeProblem(401, "session_ended");
        await (await Refresh(app, next.Text("refresh_token"))).ShouldBeProblem(401, "session_ended");
        await (await app.With(next.Text("access_token")).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        (await app.SignIn("admin", HypervisorApp.AdminPassword)).Text("access_token").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(false, 14)]
    [InlineData(true, 30)]
    public async Task A_session_that_is_not_refreshed_ends_after_days(bool remember, int days)
    {
        var app = shared.App;
        var first = await app.SignIn("admin", HypervisorApp.AdminPassword, remember);
        app.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(5));
        var second = await (await Refresh(app, first.Text("refresh_token"))).Json(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(days) + TimeSpan.FromMinutes(1));
        await (await Refresh(app, second.Text("refresh_token"))).ShouldBeProblem(401, "session_ended");
    }

    [Fact]
    public async Task Signing_out_ends_this_session_alone()
    {
        var app = shared.App;
        var one = await app.SignIn("admin", HypervisorApp.AdminPassword);
        var other = await app.Admin();
        (await app.With(one.Text("access_token")).PostAsync("auth/logout", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await app.With(one.Text("access_token")).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        await (await Refresh(app, one.Text("refresh_token"))).ShouldBeProblem(401, "session_ended");
        (await other.GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_forged_token_or_one_of_another_kind_is_refused()
    {
        var app = shared.App;
        await using var stranger = await HypervisorApp.Start();
        var tokens = await app.SignIn("admin", HypervisorApp.AdminPassword);
        var access = tokens.Text("access_token");
        var refresh = tokens.Text("refresh_token");
        var flipped = access[..^4] + (access[^4] == 'A' ? 'B' : 'A') + access[^3..];

        foreach (var forged in new[]
        {
            flipped, refresh, "hva_" + refresh[4..], "hva_", "nonsense", "hva_" + new string('A', 100), "hv_", access + "=",
            (await stranger.SignIn("admin", HypervisorApp.AdminPassword)).Text("access_token"),
        })
        {
            await (await app.With(forged).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        }

        foreach (var forged in new[] { access, "hvr_" + access[4..], refresh[..^1], "" })
        {
            await (await Refresh(app, forged)).ShouldBeProblem(401, "session_ended");
        }
    }

    [Fact]
    public async Task A_request_without_credentials_is_told_to_sign_in()
    {
        var app = shared.App;
        var answer = await app.Anonymous().GetAsync("auth/me");
        await answer.ShouldBeProblem(401, "unauthenticated");
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("request_id");
    }

    [Fact]
    public async Task Sign_in_works_with_the_token_of_somebody_else_still_in_the_header()
    {
        var app = shared.App;
        var admin = await app.Admin();
        var organization = await app.Organization(admin, "Other");
        var user = await app.User(Role.Viewer, admin);
        var foreign = await app.User(Role.Viewer, admin, organization);

        var answer = await user.Client.PostAsJsonAsync("auth/login", new { username = foreign.Name, password = HypervisorApp.Password });
        (await answer.Json(HttpStatusCode.OK)).GetProperty("user").Text("username").ShouldBe(foreign.Name);
        answer = await user.Client.PostAsJsonAsync("auth/refresh", new { refresh_token = foreign.RefreshToken });
        (await answer.Json(HttpStatusCode.OK)).GetProperty("user").Text("username").ShouldBe(foreign.Name);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var app = shared.App;
        using var body = new StringContent($$"""{"username":"admin","password":"{{new string('x', 40_000)}}"}""", Encoding.UTF8, "application/json");
        await (await app.Anonymous().PostAsync("auth/login", body)).ShouldBeProblem(413, "too_large");
    }

    private static Task<HttpResponseMessage> Refresh(HypervisorApp app, string token) =>
        app.Anonymous().PostAsJsonAsync("auth/refresh", new { refresh_token = token });
}
