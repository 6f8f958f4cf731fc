using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.DataProtection;

namespace Hypervisor.WebApi.Tests;

/// <summary>Sign-in at a provider that really runs, from the link to the session.</summary>
public sealed class OidcTests
{
    private const string Failed = "/hypervisor/sign-in?failed=";

    private static readonly (string, string)[] Provisioning = [("Provisioning", "on"), ("Roles", "pve-admins=org_admin,pve-ops=operator")];

    [Fact]
    public async Task Who_the_provider_vouches_for_gets_a_user_with_the_mapped_role_and_a_session_of_ours()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings([.. Provisioning, ("Name", "Example login")]));
        using var browser = new TestBrowser(app);

        var methods = (await browser.Client.Read("auth/methods")).GetProperty("oidc");
        methods.Text("name").ShouldBe("Example login");
        methods.Text("login_url").ShouldBe("/api/v1/auth/oidc/login");
        (await browser.SignIn("/hypervisor/guests?q=a&status=running")).ShouldBe("/hypervisor/guests?q=a&status=running", string.Join(" | ", app.Logs.Lines.Where(line => line.Contains("OpenID", StringComparison.Ordinal))));

        var me = await browser.Client.Read("auth/me");
        (me.Text("username"), me.Text("display_name"), me.Text("role"), me.Text("organization_name")).ShouldBe(("ann", "Ann Example", "operator", "Default"));
        var admin = await app.Admin();
        var user = (await admin.Read("users")).EnumerateArray().Single(one => one.Text("username") == "ann");
        user.Text("email").ShouldBe("ann@example.org");
        user.GetProperty("external_login").Text("subject").ShouldBe("ann-1");
        user.GetProperty("external_login").Text("issuer").ShouldBe(provider.Issuer);
        (await Audit(admin, "user.create")).ShouldContain(entry => entry.Text("detail").Contains("operator, by OpenID Connect", StringComparison.Ordinal));
        (await Audit(admin, "auth.login")).ShouldContain(entry => entry.GetRawText().Contains("by OpenID Connect", StringComparison.Ordinal) && entry.GetRawText().Contains("\"ann\"", StringComparison.Ordinal));

        (await browser.Client.PostAsync("auth/logout", null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "without the CSRF header");
        await (await app.TrySignIn("ann", "")).ShouldBeProblem(422, "invalid");
        await (await app.TrySignIn("ann", "any-password-at-all")).ShouldBeProblem(401, "invalid_credentials");
    }

    [Fact]
    public async Task Coming_back_is_the_same_user_whose_role_follows_the_provider()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        using var first = new TestBrowser(app);
        using var second = new TestBrowser(app);
        await first.SignIn();
        var id = (await first.Client.Read("auth/me")).GetProperty("user_id").GetGuid();
        provider.Claims["preferred_username"] = "ann.other";
        provider.Claims["groups"] = new JsonArray("pve-ops", "pve-admins");

        await second.SignIn();

        var me = await second.Client.Read("auth/me");
        (me.GetProperty("user_id").GetGuid(), me.Text("username"), me.Text("role")).ShouldBe((id, "ann", "org_admin"));
        (await first.Client.Read("auth/me")).Text("role").ShouldBe("org_admin");
        (await Audit(await app.Admin(), "user.role_changed")).ShouldHaveSingleItem().Text("detail").ShouldContain("operator → org_admin");

        provider.Claims["groups"] = "others";
        using var third = new TestBrowser(app);
        (await third.SignIn()).ShouldBe(Failed + "no_role");
        third.Session.ShouldBeNull();
    }

    [Fact]
    public async Task Without_provisioning_only_who_was_linked_comes_in_and_an_equal_name_or_address_is_no_link()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings());
        var admin = await app.Admin();
        var user = await app.User(Role.SiteAdmin, admin, name: "ann");
        (await admin.PatchAsJsonAsync($"users/{user.Id}", new { email = "ann@example.org" })).EnsureSuccessStatusCode();
        using var browser = new TestBrowser(app);

        (await browser.SignIn()).ShouldBe(Failed + "unknown_user");
        browser.Session.ShouldBeNull();

        var linked = await (await admin.PutAsJsonAsync($"users/{user.Id}/external-login", new { issuer = provider.Issuer, subject = "ann-1" })).Json(HttpStatusCode.OK);
        linked.GetProperty("external_login").Text("subject").ShouldBe("ann-1");
        (await browser.SignIn()).ShouldBe("/hypervisor");
        var me = await browser.Client.Read("auth/me");
        (me.GetProperty("user_id").GetGuid(), me.Text("role")).ShouldBe((user.Id, "site_admin"));

        var other = await app.User(Role.Viewer, admin);
        await (await admin.PutAsJsonAsync($"users/{other.Id}/external-login", new { issuer = provider.Issuer, subject = "ann-1" })).ShouldBeProblem(409, "identity_taken");
        (await admin.DeleteAsync($"users/{user.Id}/external-login")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await browser.Client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        (await browser.SignIn()).ShouldBe(Failed + "unknown_user");
        (await admin.PutAsJsonAsync($"users/{other.Id}/external-login", new { issuer = provider.Issuer, subject = "ann-1" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_who_may_manage_a_user_links_them()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings());
        var admin = await app.Admin();
        var orgAdmin = await app.User(Role.OrgAdmin, admin);
        var stranger = await app.User(Role.OrgAdmin, admin, await app.Organization(admin, "Other"));
        var above = await app.User(Role.Admin, admin);
        var below = await app.User(Role.Viewer, admin);
        var link = new { issuer = provider.Issuer, subject = "ann-1" };

        await (await orgAdmin.Client.PutAsJsonAsync($"users/{above.Id}/external-login", link)).ShouldBeProblem(403, "forbidden");
        await (await stranger.Client.PutAsJsonAsync($"users/{below.Id}/external-login", link)).ShouldBeProblem(404, "not_found");
        using var browser = new TestBrowser(app);
        (await browser.SignIn()).ShouldBe(Failed + "unknown_user");

        (await orgAdmin.Client.PutAsJsonAsync($"users/{below.Id}/external-login", link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await orgAdmin.Client.PutAsJsonAsync($"users/{below.Id}/external-login", new { issuer = "x", subject = "" })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["issuer", "subject"]);
    }

    [Fact]
    public async Task A_new_user_takes_nothing_from_one_who_has_the_name()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        provider.Claims["preferred_username"] = "admin";
        using var browser = new TestBrowser(app);

        await browser.SignIn();

        var me = await browser.Client.Read("auth/me");
        me.Text("username").ShouldStartWith("admin-");
        me.Text("role").ShouldBe("operator");
        await app.Admin();
    }

    [Fact]
    public async Task A_name_of_the_provider_is_made_to_fit()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        provider.Claims["name"] = "line\nbreak";
        foreach (var (number, given, expected) in ((int, string?, string)[])[(1, "ann example/../../etc", "ann-example-..-..-etc"), (2, "💥", "user-"), (3, null, "ann@example.org"), (4, "<script>alert(1)</script>", "script-alert-1-script-")])
        {
            provider.Claims["sub"] = $"subject {number}";
            provider.Claims["preferred_username"] = given;
            using var browser = new TestBrowser(app);

            await browser.SignIn();

            var me = await browser.Client.Read("auth/me");
            me.Text("username").ShouldStartWith(expected);
            me.Text("display_name").ShouldBe(me.Text("username"));
        }
    }

    [Fact]
    public async Task Who_is_disabled_here_stays_out()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        using var browser = new TestBrowser(app);
        await browser.SignIn();
        var id = (await browser.Client.Read("auth/me")).GetProperty("user_id").GetGuid();
        (await (await app.Admin()).PatchAsJsonAsync($"users/{id}", new { disabled = true })).EnsureSuccessStatusCode();

        await (await browser.Client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
        (await browser.SignIn()).ShouldBe(Failed + "user_disabled");
        await (await browser.Client.GetAsync("auth/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task What_does_not_hold_opens_no_session()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var lies = new Dictionary<string, Action<JsonObject>>
        {
            ["another nonce"] = token => token["nonce"] = "another",
            ["no nonce"] = token => token.Remove("nonce"),
            ["expired"] = token => token["exp"] = now - 3600,
            ["not yet"] = token => token["nbf"] = now + 3600,
            ["another issuer"] = token => token["iss"] = "https://evil.example",
            ["another client"] = token => token["aud"] = "another client",
            ["no subject"] = token => token.Remove("sub"),
        };
        foreach (var (name, lie) in lies)
        {
            provider.Lie = lie;
            await IsRefused(name);
        }

        provider.Lie = null;
        foreach (var signature in (string[])["none", "cut off", "HS256", "other key"])
        {
            provider.Signature = signature;
            await IsRefused(signature);
        }

        provider.CodesRedeemed.ShouldBe(11);
        provider.Signature = "RS256";
        provider.Refuses = true;
        await IsRefused("refused", "access_denied");
        (await (await app.Admin()).Read("users")).GetArrayLength().ShouldBe(1);

        provider.Refuses = false;
        using var honest = new TestBrowser(app);
        (await honest.SignIn()).ShouldBe("/hypervisor");

        async Task IsRefused(string lie, string reason = "failed")
        {
            using var browser = new TestBrowser(app);
            (await browser.SignIn()).ShouldBe(Failed + reason, lie);
            browser.Session.ShouldBeNull(lie);
        }
    }

    [Fact]
    public async Task A_state_that_is_missing_forged_of_another_browser_or_used_before_opens_no_session()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        using var browser = new TestBrowser(app);
        using var victim = new TestBrowser(app);
        var back = await browser.Authorized();

        foreach (var forged in new[] { "/api/v1/auth/oidc/callback", "/api/v1/auth/oidc/callback?code=x", "/api/v1/auth/oidc/callback?code=x&state=x", back.Split("state=")[0] + "state=CfDJ8" + "&code=x" })
        {
            (await browser.Get(forged)).Headers.Location!.OriginalString.ShouldBe(Failed + "failed", forged);
        }

        // Somebody's own code, put under another's mouse: they would work in the wrong account without knowing.
        (await victim.Get(back)).Headers.Location!.OriginalString.ShouldBe(Failed + "failed");
        victim.Session.ShouldBeNull();
        provider.CodesRedeemed.ShouldBe(0);

        (await browser.Get(back)).Headers.Location!.OriginalString.ShouldBe("/hypervisor");
        (await browser.Get(back)).Headers.Location!.OriginalString.ShouldBe(Failed + "failed");
        provider.CodesRedeemed.ShouldBe(1);
    }

    [Fact]
    public async Task A_state_holds_for_ten_minutes()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        using var browser = new TestBrowser(app);
        var back = await browser.Authorized();
        app.Clock.Advance(TimeSpan.FromMinutes(11));

        (await browser.Get(back)).Headers.Location!.OriginalString.ShouldBe(Failed + "failed");
        provider.CodesRedeemed.ShouldBe(0);
    }

    [Fact]
    public async Task Any_silo_ends_what_another_began()
    {
        var keys = new EphemeralDataProtectionProvider();
        await using var provider = await TestProvider.Start();
        await using var one = await HypervisorApp.StartWith(keys, provider.Settings(Provisioning));
        await using var other = await HypervisorApp.StartWith(keys, provider.Settings(Provisioning));
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler);

        using var away = await Get(new Uri(one.Address, "/api/v1/auth/oidc/login"), "");
        var cookies = string.Join("; ", away.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var back = await client.GetAsync(away.Headers.Location);
        back.Headers.Location!.Authority.ShouldBe("fleet.example.org");
        using var done = await Get(new Uri(other.Address, back.Headers.Location.PathAndQuery), cookies);

        done.Headers.Location!.OriginalString.ShouldBe("/hypervisor");
        done.Cookie("hypervisor_session").ShouldNotBeNull();

        Task<HttpResponseMessage> Get(Uri url, string cookie)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Host = "fleet.example.org" } };
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
            return client.SendAsync(request);
        }
    }

    [Fact]
    public async Task The_way_back_is_a_page_of_ours()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        using var browser = new TestBrowser(app);
        string[] others =
        [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "/hypervisor/../\\evil.example",
            "/hypervisor/../api/v1/auth/me",
            "/hypervisor/./x",
            "/hypervisor//evil.example\t",
            "/hypervisorevil",
            "/hypervisor@evil.example",
            "javascript:alert(1)",
            "/hypervisor\r\nSet-Cookie: a=b",
            "/api/v1/auth/me",
            " /hypervisor",
        ];

        foreach (var url in others)
        {
            using var answer = await browser.Get($"/api/v1/auth/oidc/login?return_url={Uri.EscapeDataString(url)}");
            (await answer.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["return_url"], url);
        }
    }

    [Fact]
    public async Task Coming_back_too_often_from_one_address_is_throttled_before_the_provider_is_asked()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start([.. provider.Settings(Provisioning), ("Access:SignIn:AddressTries", "2")]);
        using var browser = new TestBrowser(app);
        (await browser.SignIn()).ShouldBe("/hypervisor");
        (await browser.SignIn()).ShouldBe("/hypervisor");

        (await browser.SignIn()).ShouldBe(Failed + "throttled");

        provider.CodesRedeemed.ShouldBe(2);
        await (await app.TrySignIn("admin", HypervisorApp.AdminPassword)).ShouldBeProblem(429, "throttled");
    }

    [Fact]
    public async Task Without_a_provider_there_is_none_to_sign_in_at()
    {
        await using var app = await HypervisorApp.Start();

        (await app.Anonymous().Read("auth/methods")).GetProperty("oidc").ValueKind.ShouldBe(JsonValueKind.Null);
        await (await app.Anonymous().GetAsync("auth/oidc/login")).ShouldBeProblem(404, "not_found");
        await (await app.Anonymous().GetAsync("auth/oidc/callback?code=x&state=y")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Cookies_of_the_way_there_are_for_the_way_back_only()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start([.. provider.Settings(Provisioning), ("Hypervisor:TrustedProxies", "127.0.0.1")]);
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = app.Address, DefaultRequestHeaders = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "192.0.2.1" } } };

        using var away = await client.GetAsync("/api/v1/auth/oidc/login");

        var cookies = away.Headers.GetValues("Set-Cookie").Select(cookie => cookie.ToLowerInvariant()).ToArray();
        cookies.Length.ShouldBe(2);
        cookies.ShouldAllBe(cookie => cookie.Contains("httponly") && cookie.Contains("secure") && cookie.Contains("samesite=lax") && cookie.Contains("path=/api/v1/auth/oidc/callback"));
        away.Headers.Location!.Query.ShouldContain(Uri.EscapeDataString($"https://{app.Address.Authority}/api/v1/auth/oidc/callback"));
        away.Headers.Location.Query.ShouldContain("code_challenge=");
    }

    [Fact]
    public async Task No_secret_code_or_token_of_the_provider_reaches_a_log()
    {
        await using var provider = await TestProvider.Start();
        await using var app = await HypervisorApp.Start(provider.Settings(Provisioning));
        using var browser = new TestBrowser(app);
        await browser.SignIn();
        provider.Signature = "other key";
        await browser.SignIn();

        string[] secrets = [TestProvider.ClientSecret, .. provider.Tokens];
        secrets.Length.ShouldBe(5);
        app.Logs.Lines.ShouldContain(line => line.Contains("A sign-in by OpenID Connect failed", StringComparison.Ordinal));
        app.Logs.Lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static async Task<JsonElement[]> Audit(HttpClient admin, string action) =>
        [.. (await admin.Read($"audit?action={action}")).GetProperty("items").EnumerateArray()];
}
