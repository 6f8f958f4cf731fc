using System.Net;
using System.Net.Http.Json;

namespace Hypervisor.WebApi.Tests;

public sealed class CookieTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task A_browser_gets_its_session_as_a_cookie_that_scripts_cannot_read_and_no_tokens()
    {
        var app = shared.App;
        var answer = await app.TrySignIn("admin", HypervisorApp.AdminPassword, cookie: true);
        var body = await answer.Json(HttpStatusCode.OK);

        body.TryGetProperty("access_token", out _).ShouldBeFalse();
        body.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        var session = answer.Cookie("hypervisor_session")!.ToLowerInvariant();
        session.ShouldContain("httponly");
        session.ShouldContain("samesite=strict");
        session.ShouldContain("path=/");
        session.ShouldNotContain("expires");
        answer.Cookie("hypervisor_csrf")!.ToLowerInvariant().ShouldNotContain("httponly");
    }

    [Fact]
    public async Task A_remembered_session_outlives_the_browser()
    {
        var app = shared.App;
        var answer = await app.TrySignIn("admin", HypervisorApp.AdminPassword, cookie: true, remember: true);
        answer.Cookie("hypervisor_session")!.ShouldContain("expires");
    }

    [Fact]
    public async Task The_cookie_is_secure_where_the_browser_came_by_https()
    {
        await using var app = await HypervisorApp.Start(("Hypervisor:TrustedProxies", "127.0.0.1"));
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        var answer = await client.PostAsJsonAsync("auth/login", new { username = "admin", password = HypervisorApp.AdminPassword, cookie = true });

        answer.Cookie("hypervisor_session").ShouldBeNull();
        var session = answer.Cookie("__Host-hypervisor_session")!;
        session.ToLowerInvariant().ShouldContain("secure");
        session.ToLowerInvariant().ShouldContain("path=/;");
        session.ToLowerInvariant().ShouldNotContain("domain");
        answer.Cookie("hypervisor_csrf")!.ToLowerInvariant().ShouldContain("secure");

        // Over https the plain name, which another host of the domain could set, counts for nothing.
        client.DefaultRequestHeaders.Add("Cookie", $"hypervisor_session={Responses.ValueOf(session)}");
        await (await client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", $"__Host-hypervisor_session={Responses.ValueOf(session)}");
        (await client.GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cookie_reads_by_itself_but_changes_nothing_without_the_csrf_header()
    {
        var app = shared.App;
        var (client, csrf) = await Browser(app);

        (await client.GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await client.PostAsJsonAsync("organizations", new { name = "A" })).ShouldBeProblem(403, "csrf");
        await (await client.DeleteAsync($"users/{Guid.NewGuid()}")).ShouldBeProblem(403, "csrf");
        await (await client.PostAsync("auth/logout", null)).ShouldBeProblem(403, "csrf");
        await (await client.PostAsync("auth/refresh", null)).ShouldBeProblem(403, "csrf");
        client.DefaultRequestHeaders.Add("X-CSRF-Token", new string('0', csrf.Length));
        await (await client.PostAsJsonAsync("organizations", new { name = "A" })).ShouldBeProblem(403, "csrf");
        client.DefaultRequestHeaders.Remove("X-CSRF-Token");
        client.DefaultRequestHeaders.Add("X-CSRF-Token", csrf);
        (await client.PostAsJsonAsync("organizations", new { name = "A" })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_csrf_cookie_planted_by_another_site_does_not_help()
    {
        var app = shared.App;
        var (client, _) = await Browser(app);
        var session = client.DefaultRequestHeaders.GetValues("Cookie").Single().Split(';')[0];
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", $"{session}; hypervisor_csrf=planted");
        client.DefaultRequestHeaders.Add("X-CSRF-Token", "planted");
        await (await client.PostAsJsonAsync("organizations", new { name = "A" })).ShouldBeProblem(403, "csrf");
    }

    [Fact]
    public async Task Refreshing_by_cookie_extends_the_session_for_every_tab()
    {
        var app = shared.App;
        var (client, csrf) = await Browser(app);
        client.DefaultRequestHeaders.Add("X-CSRF-Token", csrf);
        app.Clock.Advance(TimeSpan.FromDays(13));
        var one = await client.PostAsync("auth/refresh", null);
        (await one.Json(HttpStatusCode.OK)).TryGetProperty("access_token", out _).ShouldBeFalse();
        (await client.PostAsync("auth/refresh", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Responses.ValueOf(one.Cookie("hypervisor_csrf")!).ShouldBe(csrf);

        app.Clock.Advance(TimeSpan.FromDays(13));
        await (await client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", "hypervisor_session=" + Responses.ValueOf(one.Cookie("hypervisor_session")!));
        (await client.GetAsync("auth/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_removes_the_cookies_and_ends_the_session()
    {
        var app = shared.App;
        var (client, csrf) = await Browser(app);
        client.DefaultRequestHeaders.Add("X-CSRF-Token", csrf);
        var answer = await client.PostAsync("auth/logout", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Cookie("hypervisor_session")!.ShouldContain("1970");
        answer.Cookie("hypervisor_csrf")!.ShouldContain("1970");
        await (await client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Signing_in_again_needs_no_csrf_token()
    {
        var app = shared.App;
        var (client, _) = await Browser(app);
        var answer = await client.PostAsJsonAsync("auth/login", new { username = "admin", password = HypervisorApp.AdminPassword, cookie = true });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_header_that_does_not_hold_is_not_made_good_by_a_cookie()
    {
        var app = shared.App;
        var (client, _) = await Browser(app);
        client.DefaultRequestHeaders.Add("Authorization", "Bearer nonsense");
        await (await client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_cookie_is_no_access_token()
    {
        var app = shared.App;
        var answer = await app.TrySignIn("admin", HypervisorApp.AdminPassword, cookie: true);
        var ticket = Responses.ValueOf(answer.Cookie("hypervisor_session")!);
        await (await app.With("hva_" + ticket).GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
    }

    private static async Task<(HttpClient Client, string Csrf)> Browser(HypervisorApp app)
    {
        var answer = await app.TrySignIn("admin", HypervisorApp.AdminPassword, cookie: true);
        var csrf = Responses.ValueOf(answer.Cookie("hypervisor_csrf")!);
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", $"hypervisor_session={Responses.ValueOf(answer.Cookie("hypervisor_session")!)}; hypervisor_csrf={csrf}");
        return (client, csrf);
    }
}
