using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Alerts of a simulated cluster, from the sync to the list.</summary>
public sealed class AlertsApiTests
{
    [Fact]
    public async Task A_node_that_stays_down_is_told_once_and_kept_when_it_is_over()
    {
        await using var fixture = await AlertingCluster.Start();
        await fixture.Clusters.Cluster.Nodes.TakeDown(AlertingCluster.Node);
        await fixture.After(0);
        (await fixture.Active()).ShouldBeEmpty();

        await fixture.After(121);
        var alert = (await fixture.Active()).ShouldHaveSingleItem();
        (alert.Text("kind"), alert.Text("severity"), alert.Text("rule_id")).ShouldBe(("node_down", "critical", "node-down"));
        (alert.GetProperty("object").Text("type"), alert.GetProperty("object").Text("name")).ShouldBe(("node", AlertingCluster.Node));
        alert.GetProperty("controller_id").GetGuid().ShouldBe(fixture.Controller);

        await fixture.App.Deactivate(fixture.App.Grains.GetGrain<IControllerGrain>(GrainKeys.Controller(fixture.Controller)));
        await fixture.After(60);
        (await fixture.Active()).ShouldHaveSingleItem().Id().ShouldBe(alert.Id());

        await fixture.NodeUp();
        (await fixture.Active()).ShouldBeEmpty();
        var ended = (await fixture.Ended()).ShouldHaveSingleItem();
        (ended.Id(), ended.Text("ended_by")).ShouldBe((alert.Id(), "recovered"));
    }

    [Fact]
    public async Task A_cluster_that_is_away_keeps_its_alerts_stale_and_is_one_itself()
    {
        await using var fixture = await AlertingCluster.Start();
        var down = await fixture.NodeDown();

        await fixture.Clusters.Cluster.Faults.BeUnreachable();
        await fixture.After(1);
        await fixture.After(200);

        var alerts = await fixture.Active();
        alerts.Select(alert => (alert.Text("kind"), alert.GetProperty("stale").GetBoolean())).Order().ShouldBe([("controller_unreachable", false), ("node_down", true)]);
        alerts.Single(alert => alert.Text("kind") == "node_down").Id().ShouldBe(down.Id());

        await fixture.Clusters.Cluster.Faults.BeReachable();
        await fixture.After(120);
        await fixture.After(61);
        (await fixture.Active()).ShouldHaveSingleItem().GetProperty("stale").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Quorum_that_is_lost_is_an_alert()
    {
        await using var fixture = await AlertingCluster.Start();
        fixture.Clusters.Cluster.Faults.LoseQuorum();
        await fixture.After(0);
        await fixture.After(61);
        (await fixture.Active("?kind=quorum_lost")).ShouldHaveSingleItem();

        fixture.Clusters.Cluster.Faults.RestoreQuorum();
        await fixture.After(0);
        await fixture.After(121);
        (await fixture.Active("?kind=quorum_lost")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Backups_and_certificates_are_read_for_alerts_by_themselves()
    {
        await using var fixture = await AlertingCluster.Start();
        await (await fixture.PutRules(
            new { id = "old", kind = "backup_stale", severity = "info", raise_at = 240, clear_at = 240 },
            new { id = "ends", kind = "certificate_expiring", raise_at = 365, clear_at = 365 })).Json(HttpStatusCode.OK);
        (await fixture.Active()).ShouldBeEmpty();

        await fixture.After(300);
        await AlertingCluster.Eventually(async () => (await fixture.Active("?kind=backup_stale")) is [var first, ..] ? first : null);

        await fixture.After(TimeSpan.FromDays(400));
        var certificate = await AlertingCluster.Eventually(async () => (await fixture.Active("?kind=certificate_expiring")) is [var first, ..] ? first : null);
        certificate.GetProperty("object").Text("type").ShouldBe("certificate");
        certificate.GetProperty("value").GetDouble().ShouldBeInRange(300, 364);
    }

    [Fact]
    public async Task Who_knows_of_it_says_so_and_who_mutes_it_gives_a_reason()
    {
        await using var fixture = await AlertingCluster.Start();
        var id = (await fixture.NodeDown()).Id();
        var user = await fixture.App.User(Role.Operator, fixture.Admin);

        var known = await (await user.Client.PostAsJsonAsync($"hypervisor/alerts/{id}/acknowledge", new { note = "On it." })).Json(HttpStatusCode.OK);
        (known.GetProperty("acknowledged_by").Text("username"), known.Text("note")).ShouldBe((user.Name, "On it."));
        (await (await fixture.Admin.PostAsJsonAsync($"hypervisor/alerts/{id}/acknowledge", new { })).Json(HttpStatusCode.OK)).GetProperty("acknowledged_by").Text("username").ShouldBe(user.Name, "the first one stays");

        (await (await user.Client.PostAsJsonAsync($"hypervisor/alerts/{id}/mute", new { until = fixture.App.Clock.GetUtcNow().AddSeconds(5), reason = new string('x', 501) })).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["reason", "until"]);
        var muted = await (await user.Client.PostAsJsonAsync($"hypervisor/alerts/{id}/mute", new { until = fixture.App.Clock.GetUtcNow().AddHours(2), reason = "Disk is swapped." })).Json(HttpStatusCode.OK);
        muted.GetProperty("mute").Text("reason").ShouldBe("Disk is swapped.");
        (await fixture.Active("?muted=false")).ShouldBeEmpty();
        var page = await fixture.Admin.Read("hypervisor/alerts?muted=true");
        page.GetProperty("total").GetInt32().ShouldBe(1);
        (page.GetProperty("counts").GetProperty("active").GetInt32(), page.GetProperty("counts").GetProperty("muted").GetInt32()).ShouldBe((0, 1));

        // It outlasts the activation, and the alert: the same node that begins anew is muted still.
        await fixture.App.Deactivate(fixture.App.Grains.GetGrain<IControllerGrain>(GrainKeys.Controller(fixture.Controller)));
        await fixture.NodeUp();
        var again = await fixture.NodeDown();
        again.Id().ShouldNotBe(id);
        again.GetProperty("mute").GetProperty("by").Text("username").ShouldBe(user.Name);

        var admin = fixture.Admin;
        await (await admin.DeleteAsync($"hypervisor/alerts/{again.Id()}/mute")).Json(HttpStatusCode.OK);
        (await fixture.Active("?muted=false")).ShouldHaveSingleItem();
        var audit = (await admin.Read("audit?limit=100")).GetProperty("items").EnumerateArray().Select(entry => entry.Text("action")).ToArray();
        audit.ShouldContain("alert.acknowledge");
        audit.ShouldContain("alert.mute");
        audit.ShouldContain("alert.unmute");
    }

    [Fact]
    public async Task What_one_may_not_see_does_not_exist()
    {
        await using var fixture = await AlertingCluster.Start();
        var id = (await fixture.NodeDown()).Id();
        var stranger = (await fixture.App.User(Role.OrgAdmin, fixture.Admin, await fixture.App.Organization(fixture.Admin, "Other"))).Client;
        var site = (await (await fixture.Admin.PostAsJsonAsync("sites", new { name = "Lab" })).Json(HttpStatusCode.Created)).Id();
        var limited = await fixture.App.User(Role.SiteAdmin, fixture.Admin);
        (await fixture.Admin.PutAsJsonAsync($"users/{limited.Id}/site-access", new { sites = new[] { site } })).EnsureSuccessStatusCode();

        foreach (var client in new[] { stranger, limited.Client })
        {
            var page = await client.Read("hypervisor/alerts");
            (page.GetProperty("total").GetInt32(), page.GetProperty("counts").GetProperty("active").GetInt32()).ShouldBe((0, 0));
            (await client.Read("hypervisor/alerts/history")).GetProperty("total").GetInt32().ShouldBe(0);
            await (await client.PostAsJsonAsync($"hypervisor/alerts/{id}/acknowledge", new { })).ShouldBeProblem(404, "not_found");
            await (await client.PostAsJsonAsync($"hypervisor/alerts/{id}/mute", new { until = fixture.App.Clock.GetUtcNow().AddHours(2) })).ShouldBeProblem(404, "not_found");
        }

        await (await limited.Client.PostAsJsonAsync("hypervisor/alerts/rules/node-down/mute", new { until = fixture.App.Clock.GetUtcNow().AddHours(2) })).ShouldBeProblem(403, "forbidden");
        var viewer = (await fixture.App.User(Role.Viewer, fixture.Admin)).Client;
        (await fixture.Active("", viewer)).ShouldHaveSingleItem();
        await (await viewer.PostAsJsonAsync($"hypervisor/alerts/{id}/acknowledge", new { })).ShouldBeProblem(403, "forbidden");
        await (await viewer.GetAsync("hypervisor/alerts/webhooks")).ShouldBeProblem(403, "forbidden");
        await (await limited.Client.PutAsJsonAsync("hypervisor/alerts/rules", new { rules = Array.Empty<object>() })).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task Rules_are_checked_as_a_whole_and_hold_at_once()
    {
        await using var fixture = await AlertingCluster.Start();
        (await fixture.Admin.Read("hypervisor/alerts/rules")).GetProperty("defaults").EnumerateArray().Select(rule => rule.Text("kind")).Order().ShouldBe(["backup_stale", "certificate_expiring", "controller_unreachable", "node_down", "quorum_lost", "storage_full"]);
        var problem = await (await fixture.PutRules(
            new { id = "Bad id", kind = "node_down", raise_at = 5 },
            new { id = "s", kind = "storage_full", raise_at = 80, clear_at = 90, raise_after_seconds = -1 },
            new { id = "s", kind = "certificate_expiring", raise_at = 30, clear_at = 10, scope = new { tags = new[] { "prod" } } })).ShouldBeProblem(422, "invalid");
        problem.Fields().ShouldBe(["rules[0].id", "rules[0].raise_at", "rules[1].clear_at", "rules[1].raise_after_seconds", "rules[2].clear_at", "rules[2].id", "rules[2].scope.tags"]);

        await fixture.NodeDown();
        await (await fixture.PutRules(new { id = "nodes", kind = "node_down", severity = "info", scope = new { names = new[] { "PVE2" } } })).Json(HttpStatusCode.OK);
        (await fixture.Active()).ShouldHaveSingleItem().Text("severity").ShouldBe("info");

        var muted = await (await fixture.Admin.PostAsJsonAsync("hypervisor/alerts/rules/nodes/mute", new { until = fixture.App.Clock.GetUtcNow().AddHours(1), reason = "Move" })).Json(HttpStatusCode.OK);
        muted.GetProperty("mutes").GetProperty("nodes").Text("reason").ShouldBe("Move");
        (await fixture.Active("?muted=true")).ShouldHaveSingleItem().GetProperty("muted_by_rule").GetBoolean().ShouldBeTrue();
        await (await fixture.Admin.DeleteAsync("hypervisor/alerts/rules/nodes/mute")).Json(HttpStatusCode.OK);
        await (await fixture.Admin.DeleteAsync("hypervisor/alerts/rules/none/mute")).ShouldBeProblem(404, "not_found");

        await (await fixture.PutRules()).Json(HttpStatusCode.OK);
        (await fixture.Active()).ShouldBeEmpty();
        (await fixture.Ended()).ShouldHaveSingleItem().Text("ended_by").ShouldBe("rule_ended");
        (await (await fixture.Admin.GetAsync("hypervisor/alerts?kind=x&severity=y&limit=0")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["kind", "severity"]);
    }
}
