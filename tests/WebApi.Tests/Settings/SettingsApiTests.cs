using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class SettingsApiTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task Settings_have_defaults_and_change_one_by_one()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var path = $"modules/org/{(await admin.Read("auth/me")).GetProperty("organization_id").GetGuid()}/hypervisor/settings";

        (await admin.Read(path)).GetProperty("sync_interval").GetInt32().ShouldBe(120);
        var changed = await (await admin.PutAsJsonAsync(path, new { show_templates = true })).Json(HttpStatusCode.OK);

        changed.GetProperty("sync_interval").GetInt32().ShouldBe(120);
        changed.GetProperty("show_templates").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(29)]
    [InlineData(3601)]
    public async Task An_interval_out_of_range_is_refused(int seconds)
    {
        var app = shared.App;
        using var admin = await app.Admin();
        var path = $"modules/org/{(await admin.Read("auth/me")).GetProperty("organization_id").GetGuid()}/hypervisor/settings";

        (await (await admin.PutAsJsonAsync(path, new { sync_interval = seconds })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["sync_interval"]);
    }

    [Fact]
    public async Task Another_organizations_settings_do_not_exist()
    {
        var app = shared.App;
        using var admin = await app.Admin();
        var user = await app.User(Role.OrgAdmin, admin);

        await (await user.Client.GetAsync($"modules/org/{Guid.NewGuid()}/hypervisor/settings")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task A_policy_of_changes_is_kept_as_it_was_given_and_on_record()
    {
        await using var app = await HypervisorApp.Start();
        using var admin = await app.Admin();
        var path = $"modules/org/{(await admin.Read("auth/me")).GetProperty("organization_id").GetGuid()}/hypervisor/settings";
        var before = (await admin.Read(path)).GetProperty("changes");
        before.GetProperty("lifetime_hours").GetInt32().ShouldBe(168);
        before.GetProperty("max_open").GetInt32().ShouldBe(2000);

        var policy = $$"""
            {"lifetime_hours":24,"max_open":50,
             "approvals":[{"scope":{"risk":"catastrophic","controller_id":"{{Guid.NewGuid()}}","tag":"prod"},"rule":"two_persons"},{"scope":{"risk":null,"controller_id":null,"tag":null},"rule":"one_approver"}],
             "windows":[{"scope":{"risk":"disruptive","controller_id":null,"tag":null},"days":["saturday","sunday"],"start":"22:00","end":"04:00","time_zone":"Europe/Berlin"}]}
            """;
        await (await admin.PutAsync(path, new StringContent($$"""{"changes":{{policy}}}""", null, "application/json"))).Json(HttpStatusCode.OK);
        await (await admin.PutAsJsonAsync(path, new { sync_interval = 60 })).Json(HttpStatusCode.OK);

        JsonNode.DeepEquals(JsonNode.Parse((await admin.Read(path)).GetProperty("changes").GetRawText()), JsonNode.Parse(policy)).ShouldBeTrue();
        (await admin.Read("audit?action=settings.update")).GetProperty("items")[1].Text("detail").ShouldContain("two_persons");
    }

    [Theory]
    [InlineData("""{"lifetime_hours":0}""", "changes.lifetime_hours")]
    [InlineData("""{"lifetime_hours":2161}""", "changes.lifetime_hours")]
    [InlineData("""{"max_open":0}""", "changes.max_open")]
    [InlineData("""{"max_open":10001,"lifetime_hours":0}""", "changes.lifetime_hours", "changes.max_open")]
    [InlineData("""{"approvals":null,"windows":3}""", "changes.approvals", "changes.windows")]
    [InlineData("""{"approvals":[null]}""", "changes.approvals[0]")]
    [InlineData("""{"approvals":[{}]}""", "changes.approvals[0].rule")]
    [InlineData("""{"approvals":[{"rule":"none"},{"rule":"three_persons","scope":null}]}""", "changes.approvals[1].rule", "changes.approvals[1].scope")]
    [InlineData("""{"approvals":[{"rule":"none","scope":{"risk":1,"tags":"x"}}]}""", "changes.approvals[0].scope.risk", "changes.approvals[0].scope.tags")]
    [InlineData("""{"approvals":[{"rule":"none","scope":{"tag":""}}]}""", "changes.approvals[0].scope.tag")]
    [InlineData("""{"windows":[{"start":"9:00","end":"24:00"}]}""", "changes.windows[0].end", "changes.windows[0].start")]
    [InlineData("""{"windows":[{"start":"09:00","end":null}]}""", "changes.windows[0].end")]
    [InlineData("""{"windows":[{"start":"09:00","end":"10:00","time_zone":"Mars/Phobos"}]}""", "changes.windows[0].time_zone")]
    [InlineData("""{"windows":[{"start":"09:00","end":"10:00","days":["someday"]}]}""", "changes.windows[0].days")]
    public async Task A_policy_that_can_not_be_kept_is_refused_with_every_error(string changes, params string[] fields)
    {
        var app = shared.App;
        using var admin = await app.Admin();
        var path = $"modules/org/{(await admin.Read("auth/me")).GetProperty("organization_id").GetGuid()}/hypervisor/settings";

        var refused = await admin.PutAsync(path, new StringContent($$"""{"changes":{{changes}}}""", null, "application/json"));

        (await refused.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(fields);
    }

    [Fact]
    public async Task A_policy_has_at_most_a_hundred_rules_and_windows()
    {
        var app = shared.App;
        using var admin = await app.Admin();
        var path = $"modules/org/{(await admin.Read("auth/me")).GetProperty("organization_id").GetGuid()}/hypervisor/settings";
        object Policy(int count) => new
        {
            changes = new
            {
                approvals = Enumerable.Repeat(new { rule = "none" }, count),
                windows = Enumerable.Repeat(new { start = "00:00", end = "00:00" }, count),
            },
        };

        (await (await admin.PutAsJsonAsync(path, Policy(101))).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["changes.approvals", "changes.windows"]);
        await (await admin.PutAsJsonAsync(path, Policy(100))).Json(HttpStatusCode.OK);
    }
}
