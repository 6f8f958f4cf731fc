using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi.Tests;

public sealed class AuditApiTests
{
    private const string SystemLog = "organization_id=00000000-0000-0000-0000-000000000000";

    [Fact]
    public async Task Every_write_says_its_word_or_why_it_needs_none()
    {
        await using var app = await HypervisorApp.Start();
        var writes = app.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD")) == true)
            .ToArray();

        writes.Length.ShouldBeGreaterThan(20);
        writes.Where(endpoint => endpoint.Metadata.GetMetadata<AuditedRoute>() is null && endpoint.Metadata.GetMetadata<UnauditedRoute>() is null)
            .Select(endpoint => endpoint.DisplayName)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Sign_ins_are_recorded_whether_they_succeed_or_fail_or_are_locked()
    {
        await using var app = await HypervisorApp.Start(("Access:SignIn:NameFailures", "2"));
        var admin = await app.Admin();
        await app.User(Role.Viewer, admin, name: "ann");
        for (var tries = 0; tries < 3; tries++)
        {
            await app.TrySignIn("ann", "canary-wrong");
        }

        var entries = await Entries(admin, "action=auth.login");
        entries.Take(4).Select(entry => $"{entry.Text("result")} {entry.GetProperty("target")} {entry.GetProperty("username")} {entry.GetProperty("detail")}").ShouldBe(
        [
            "denied user ann  throttled",
            "failed user ann  invalid_credentials",
            "failed user ann  invalid_credentials",
            "succeeded  ann ",
        ]);
        entries.ShouldAllBe(entry => entry.Text("address") == "127.0.0.1");
    }

    [Fact]
    public async Task A_sign_in_with_a_name_that_nobody_has_is_in_the_system_s_log_without_the_name()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        await app.TrySignIn("canary-typed-as-name", "canary-wrong");
        await app.Anonymous().PostAsJsonAsync("auth/refresh", new { refresh_token = "canary-token" });

        var entries = await Entries(admin, SystemLog);
        entries.Select(entry => $"{entry.Text("action")} {entry.Text("result")}").ShouldBe(["auth.refresh denied", "auth.login failed"]);
        entries.ShouldAllBe(entry => !entry.GetRawText().Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refresh_token_that_comes_a_second_time_is_recorded_with_its_user()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var ann = await app.User(Role.Viewer, admin, name: "ann");
        (await app.Anonymous().PostAsJsonAsync("auth/refresh", new { refresh_token = ann.RefreshToken })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await app.Anonymous().PostAsJsonAsync("auth/refresh", new { refresh_token = ann.RefreshToken })).ShouldBeProblem(401, "session_ended");

        (await Entries(admin, "action=auth.refresh")).Single().Text("target").ShouldBe("user ann");
    }

    [Fact]
    public async Task Each_write_is_recorded_with_who_what_and_how_it_went()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var ann = await app.User(Role.OrgAdmin, admin, name: "ann");
        var site = (await (await ann.Client.PostAsJsonAsync("sites", new { name = "Lab" })).Json(HttpStatusCode.Created)).Id();
        await ann.Client.PatchAsJsonAsync($"sites/{site}", new { name = "Lab 2" });
        var bob = await app.User(Role.Viewer, ann.Client, name: "bob");
        await ann.Client.PutAsJsonAsync($"users/{bob.Id}/site-access", new { sites = new[] { site } });
        await ann.Client.PatchAsJsonAsync($"users/{bob.Id}", new { role = "operator", password = "canary-new-password" });
        await ann.Client.PatchAsJsonAsync($"users/{bob.Id}", new { role = "super_admin" });
        var key = (await (await ann.Client.PostAsJsonAsync("api-keys", new { name = "ci" })).Json(HttpStatusCode.Created)).Id();
        await ann.Client.DeleteAsync($"api-keys/{key}");
        await ann.Client.DeleteAsync($"users/{bob.Id}");
        await ann.Client.DeleteAsync($"sites/{site}");
        var organization = (await ann.Client.Read("auth/me")).GetProperty("organization_id").GetGuid();
        await ann.Client.PutAsJsonAsync($"modules/org/{organization}/hypervisor/settings", new { sync_interval = 60 });
        await ann.Client.PutAsJsonAsync($"modules/org/{organization}/hypervisor/settings", new { sync_interval = 1 });
        await ann.Client.PostAsync("auth/logout", null);

        var entries = (await Entries(admin, $"actor={ann.Id}&limit=1000")).Reverse().ToArray();
        entries.Select(entry => $"{entry.Text("action")} {entry.Text("result")} {entry.GetProperty("target")} {entry.GetProperty("detail")}").ShouldBe(
        [
            "auth.login succeeded  ",
            $"site.create succeeded site Lab ({site}) ",
            $"site.update succeeded site Lab ({site}) fields: name",
            $"user.create succeeded user bob ({bob.Id}) role viewer, all sites",
            $"user.site_access succeeded user bob ({bob.Id}) all sites → sites {site}",
            $"user.update succeeded user bob ({bob.Id}) fields: role, password",
            $"user.role_changed succeeded user bob ({bob.Id}) viewer → operator",
            $"user.password_changed succeeded user bob ({bob.Id}) ",
            $"user.update denied user bob ({bob.Id}) fields: role; 403 forbidden",
            $"api_key.create succeeded key ci ({key}) role org_admin",
            $"api_key.delete succeeded key {key} ",
            $"user.delete succeeded user bob ({bob.Id}) ",
            $"site.delete succeeded site Lab 2 ({site}) ",
            $"settings.update succeeded  sync_interval 60, show_templates false, changes {(await admin.Read($"modules/org/{organization}/hypervisor/settings")).GetProperty("changes").GetRawText()}",
            "settings.update failed  422 invalid: sync_interval",
            "auth.logout succeeded  ",
        ]);
        entries.ShouldAllBe(entry => entry.Text("address") == "127.0.0.1" && entry.Text("username") == "ann");
        (await admin.Read("audit/verify")).GetProperty("intact").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_refused_is_recorded_but_not_without_end()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var ann = await app.User(Role.Viewer, admin, name: "ann");
        await (await ann.Client.GetAsync("users")).ShouldBeProblem(403, "forbidden");
        await (await ann.Client.PostAsJsonAsync("users", new { username = "x" })).ShouldBeProblem(403, "forbidden");
        for (var tries = 0; tries < 30; tries++)
        {
            await ann.Client.GetAsync("audit");
        }

        var denied = await Entries(admin, $"actor=ann&limit=1000");
        denied.Select(entry => entry.Text("action")).ShouldContain("user.create");
        denied.Count(entry => entry.Text("action") == "api.read").ShouldBe(20);
        denied[0].Text("detail").ShouldContain("not recorded");
        denied[0].Text("target").ShouldBe("GET /api/v1/audit/");
    }

    [Fact]
    public async Task A_browser_without_its_csrf_token_is_recorded()
    {
        await using var app = await HypervisorApp.Start();
        var answer = await app.TrySignIn("admin", HypervisorApp.AdminPassword, cookie: true);
        var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", $"hypervisor_session={Responses.ValueOf(answer.Cookie("hypervisor_session")!)}");
        await (await client.PostAsJsonAsync("organizations", new { name = "A" })).ShouldBeProblem(403, "csrf");

        var entry = (await Entries(await app.Admin(), "action=organization.create")).Single();
        (entry.Text("result"), entry.Text("username")).ShouldBe(("denied", "admin"));
        entry.Text("detail").ShouldContain("csrf");
    }

    [Fact]
    public async Task A_deed_of_a_super_admin_in_another_organization_is_in_both_logs_and_told_by_name_in_that_one_s_only()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var other = await app.Organization(admin, "Other");
        await admin.PostAsJsonAsync("sites", new { name = "There", organization_id = other });

        var theirs = (await Entries(admin, $"action=site.create&organization_id={other}")).ShouldHaveSingleItem();
        theirs.Text("target").ShouldStartWith("site There (");
        var ours = (await Entries(admin, "action=site.create")).ShouldHaveSingleItem();
        ours.Text("target").ShouldBe($"in organization {other}");
        (await Entries(admin, "limit=1000")).ShouldAllBe(entry => !entry.GetRawText().Contains("There", StringComparison.Ordinal) && !entry.GetRawText().Contains("Other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_of_another_organization_is_not_there_and_the_system_s_is_for_super_admins()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var other = await app.Organization(admin, "Other");
        var theirs = await app.User(Role.OrgAdmin, admin, other);
        foreach (var path in (string[])["audit", "audit/verify", "audit/export"])
        {
            await (await theirs.Client.GetAsync($"{path}?organization_id={Guid.NewGuid()}")).ShouldBeProblem(404, "not_found");
            await (await theirs.Client.GetAsync($"{path}?{SystemLog}")).ShouldBeProblem(404, "not_found");
            await (await (await app.User(Role.SiteAdmin, admin)).Client.GetAsync(path)).ShouldBeProblem(403, "forbidden");
            await (await app.Anonymous().GetAsync(path)).ShouldBeProblem(401, "unauthenticated");
        }

        (await Entries(theirs.Client, "limit=1000")).ShouldAllBe(entry => entry.GetRawText().Contains(theirs.Name, StringComparison.Ordinal) || entry.Text("username") == "admin");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_question_is_said_at_once()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var problem = await (await admin.GetAsync("audit?cursor=-1&limit=1001&action=A%20B&actor=&since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z")).ShouldBeProblem(422, "invalid");
        problem.Fields().ShouldBe(["action", "actor", "cursor", "limit", "until"]);
        (await (await admin.GetAsync("audit/export?format=xml&action=*")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["action", "format"]);
    }

    [Fact]
    public async Task Pages_follow_by_cursor()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        for (var sites = 0; sites < 5; sites++)
        {
            await admin.PostAsJsonAsync("sites", new { name = $"Site {sites}" });
        }

        var first = await admin.Read("audit?action=site.*&limit=3");
        var second = await admin.Read($"audit?action=site.*&limit=3&cursor={first.Text("next_cursor")}");
        first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(entry => entry.GetProperty("seq").GetInt64()).ShouldBe([6, 5, 4, 3, 2]);
        second.GetProperty("next_cursor").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_write_is_refused_and_not_done_while_the_log_can_t_be_kept()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        var other = await app.Organization(admin, "Other");
        var theirs = await app.User(Role.OrgAdmin, admin, other);
        app.Tables.Run("ALTER TABLE hypervisoraudit RENAME TO away");
        await app.Grains.GetGrain<Orleans.Runtime.IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

        var refused = await theirs.Client.PostAsJsonAsync("sites", new { name = "Lab" });
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        app.Tables.Run("ALTER TABLE away RENAME TO hypervisoraudit");
        (await theirs.Client.Read("sites")).GetArrayLength().ShouldBe(0);
        (await theirs.Client.PostAsJsonAsync("sites", new { name = "Lab" })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Tampering_is_named_by_the_verification()
    {
        await using var app = await HypervisorApp.Start();
        var admin = await app.Admin();
        await admin.PostAsJsonAsync("sites", new { name = "Lab" });
        app.Tables.Run("UPDATE hypervisoraudit SET username = 'eve' WHERE seq = 2");

        var state = await admin.Read("audit/verify");
        (state.GetProperty("intact").GetBoolean(), state.GetProperty("verified").GetInt64(), state.GetProperty("broken_at").GetInt64(), state.Text("reason")).ShouldBe((false, 1, 2, "changed"));
    }

    internal static async Task<JsonElement[]> Entries(HttpClient client, string query) => [.. (await client.Read($"audit?{query}")).GetProperty("items").EnumerateArray()];
}
