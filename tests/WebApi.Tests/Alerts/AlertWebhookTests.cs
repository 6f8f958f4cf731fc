using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Somebody else's server is told of alerts, over real connections.</summary>
public sealed class AlertWebhookTests
{
    [Fact]
    public async Task What_begins_and_ends_is_told_over_https_and_signed()
    {
        await using var fixture = await AlertingCluster.Start();
        await using var receiver = await WebhookReceiver.Start();
        var (id, secret) = await fixture.Webhook(new { name = "pager", url = new Uri(receiver.Https, "/hook?team=ops"), tls_fingerprint = receiver.Fingerprint });

        var alert = await fixture.NodeDown();
        var raised = await receiver.Next();
        raised.IsSignedBy(secret, fixture.App.Clock.GetUtcNow()).ShouldBeTrue();
        raised.IsSignedBy(secret + "x", fixture.App.Clock.GetUtcNow()).ShouldBeFalse();
        raised.Json.Id().ToString().ShouldBe(raised.Delivery);
        var told = raised.Json.GetProperty("events").EnumerateArray().ShouldHaveSingleItem();
        (told.Text("type"), told.GetProperty("alert").Id()).ShouldBe(("alert.raised", alert.Id()));
        told.GetProperty("alert").Text("summary").ShouldContain(AlertingCluster.Node);

        await fixture.NodeUp();
        var cleared = await receiver.Next();
        var over = cleared.Json.GetProperty("events").EnumerateArray().ShouldHaveSingleItem();
        (over.Text("type"), over.GetProperty("alert").Id(), over.GetProperty("alert").Text("ended_by")).ShouldBe(("alert.cleared", alert.Id(), "recovered"));
        cleared.Delivery.ShouldNotBe(raised.Delivery);

        await fixture.Delivery(id, "delivered");
        receiver.IsQuiet.ShouldBeTrue("each is told once");
        fixture.App.Logs.Lines.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal));
        (await fixture.Admin.GetStringAsync("hypervisor/alerts/webhooks")).ShouldNotContain("whsec_");
        (await fixture.Admin.GetStringAsync("audit?limit=100")).ShouldNotContain(secret);
    }

    [Fact]
    public async Task What_is_not_taken_is_sent_again_under_its_id_and_becomes_a_dead_letter_that_can_be_replayed()
    {
        await using var fixture = await AlertingCluster.Start();
        await using var receiver = await WebhookReceiver.Start();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var (id, _) = await fixture.Webhook(new { name = "down", url = receiver.Http });
        await fixture.NodeDown();
        var delivery = (await receiver.Next()).Delivery;
        for (var attempt = 1; attempt < 12; attempt++)
        {
            var waiting = await fixture.Delivery(id, "waiting", record => record.GetProperty("attempts").GetInt32() == attempt);
            waiting.GetProperty("last").Text("error").ShouldContain("500");
            var wait = waiting.GetProperty("next_at").GetDateTimeOffset() - waiting.GetProperty("last").GetProperty("at").GetDateTimeOffset();
            wait.TotalSeconds.ShouldBeInRange(Math.Min(15 * Math.Pow(2, attempt - 1), 3600) * 0.75, 3600 * 1.25);
            receiver.IsQuiet.ShouldBeTrue();
            await fixture.After(TimeSpan.FromMinutes(75));
            var again = await receiver.Next();
            (again.Delivery, again.Headers["X-Hypervisor-Attempt"]).ShouldBe((delivery, $"{attempt + 1}"));
        }

        await fixture.Delivery(id, "dead");
        var letter = (await fixture.Admin.Read($"hypervisor/alerts/webhooks/{id}/dead-letters")).EnumerateArray().ShouldHaveSingleItem();
        letter.Id().ToString().ShouldBe(delivery);

        receiver.Answer = _ => Task.CompletedTask;
        (await fixture.Admin.PostAsync($"hypervisor/alerts/webhooks/{id}/dead-letters/{delivery}/replay", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await receiver.Next()).Delivery.ShouldBe(delivery);
        await fixture.Delivery(id, "delivered");
        await (await fixture.Admin.DeleteAsync($"hypervisor/alerts/webhooks/{id}/dead-letters/{delivery}")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task An_address_that_hangs_or_leads_elsewhere_holds_up_no_other()
    {
        await using var fixture = await AlertingCluster.Start();
        await using var receiver = await WebhookReceiver.Start();
        var never = new TaskCompletionSource();
        receiver.Answer = http =>
        {
            if (http.Request.Path == "/leads")
            {
                http.Response.Redirect(new Uri(receiver.Http, "/elsewhere").ToString());
            }

            return http.Request.Path == "/hangs" ? never.Task : Task.CompletedTask;
        };
        var (hangs, _) = await fixture.Webhook(new { name = "hangs", url = new Uri(receiver.Http, "/hangs") });
        var (leads, _) = await fixture.Webhook(new { name = "leads", url = new Uri(receiver.Http, "/leads") });
        var (fine, _) = await fixture.Webhook(new { name = "fine", url = new Uri(receiver.Http, "/fine") });

        await fixture.NodeDown();
        await fixture.Delivery(fine, "delivered");
        (await fixture.Delivery(leads, "waiting", record => record.GetProperty("attempts").GetInt32() == 1)).GetProperty("last").Text("error").ShouldContain("redirects are not followed");
        (await fixture.Delivery(hangs, "waiting", record => record.GetProperty("attempts").GetInt32() == 1)).GetProperty("last").Text("error").ShouldContain("within 10 seconds");
        string[] paths = [(await receiver.Next()).Path, (await receiver.Next()).Path, (await receiver.Next()).Path];
        paths.Order().ShouldBe(["/fine", "/hangs", "/leads"]);
        receiver.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_accepted_survives_the_loss_of_every_grain_on_its_way()
    {
        await using var fixture = await AlertingCluster.Start();
        await using var receiver = await WebhookReceiver.Start();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var (id, secret) = await fixture.Webhook(new { name = "pager", url = receiver.Http, kinds = new[] { "node_down" }, severities = new[] { "critical" } });
        var alert = await fixture.NodeDown();
        var first = await receiver.Next();
        await fixture.Delivery(id, "waiting", record => record.GetProperty("attempts").GetInt32() == 1);

        await fixture.App.Deactivate(fixture.App.Grains.GetGrain<IAlertWebhookGrain>(GrainKeys.AlertWebhook(id)));
        await fixture.App.Deactivate(fixture.App.Grains.GetGrain<IAlertWebhooksGrain>(GrainKeys.AlertWebhooks(await Organization(fixture))));
        await fixture.App.Deactivate(fixture.App.Grains.GetGrain<IControllerGrain>(GrainKeys.Controller(fixture.Controller)));
        receiver.Answer = _ => Task.CompletedTask;
        await fixture.After(30);

        await fixture.Delivery(id, "delivered", record => record.GetProperty("attempts").GetInt32() == 2);
        var second = await receiver.Next();
        (second.Delivery, second.IsSignedBy(secret, fixture.App.Clock.GetUtcNow())).ShouldBe((first.Delivery, true));
        second.Json.GetProperty("events")[0].GetProperty("alert").Id().ShouldBe(alert.Id());
        await fixture.After(30);
        receiver.IsQuiet.ShouldBeTrue("the controller told it again, and it was known");
    }

    [Fact]
    public async Task A_controller_that_is_removed_ends_its_alerts_where_they_were_told()
    {
        await using var fixture = await AlertingCluster.Start();
        await using var receiver = await WebhookReceiver.Start();
        await fixture.Webhook(new { name = "pager", url = receiver.Http });
        var alert = await fixture.NodeDown();
        await receiver.Next();

        (await fixture.Admin.DeleteAsync($"controllers/{fixture.Controller}")).IsSuccessStatusCode.ShouldBeTrue();

        var over = (await receiver.Next()).Json.GetProperty("events")[0].GetProperty("alert");
        (over.Id(), over.Text("ended_by")).ShouldBe((alert.Id(), "controller_removed"));
        (await fixture.Active()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_test_is_sent_at_once_and_a_new_secret_signs_from_then_on()
    {
        await using var fixture = await AlertingCluster.Start();
        await using var receiver = await WebhookReceiver.Start();
        var settings = new { name = "pager", url = receiver.Https, tls_fingerprint = receiver.Fingerprint };
        var (id, old) = await fixture.Webhook(settings);

        (await Test()).GetProperty("status").GetInt32().ShouldBe(200);
        var sent = await receiver.Next();
        (sent.IsSignedBy(old, fixture.App.Clock.GetUtcNow()), sent.Json.GetProperty("events")[0].Text("type")).ShouldBe((true, "test"));

        var renewed = (await (await fixture.Admin.PostAsync($"hypervisor/alerts/webhooks/{id}/secret", null)).Json(HttpStatusCode.OK)).Text("secret");
        await Test();
        sent = await receiver.Next();
        (sent.IsSignedBy(old, fixture.App.Clock.GetUtcNow()), sent.IsSignedBy(renewed, fixture.App.Clock.GetUtcNow())).ShouldBe((false, true));

        await (await fixture.Admin.PutAsJsonAsync($"hypervisor/alerts/webhooks/{id}", new { name = "pager", url = receiver.Https })).Json(HttpStatusCode.OK);
        (await Test()).Text("error").ShouldContain("not trusted");
        receiver.IsQuiet.ShouldBeTrue("nothing is sent to who isn't trusted");
        (await fixture.Admin.Read($"hypervisor/alerts/webhooks/{id}/deliveries")).GetArrayLength().ShouldBe(0);

        async Task<JsonElement> Test() => await (await fixture.Admin.PostAsync($"hypervisor/alerts/webhooks/{id}/test", null)).Json(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Addresses_that_nobody_should_be_led_to_are_refused()
    {
        await using var app = await HypervisorApp.Start((AllowedNetworks.Key, "127.0.0.1/32"));
        var admin = await app.Admin();
        (await Refused(new { name = "", url = "ftp://x", tls_fingerprint = "zz" })).ShouldBe(["name", "tls_fingerprint", "url"]);
        foreach (var url in new[]
        {
            "https://169.254.169.254/latest", "https://127.0.0.2/", "https://[::1]/", "https://[::ffff:127.0.0.2]/", "https://0x7f000002/", "https://2130706434/", "https://user:pw@127.0.0.1/",
            "http://10.0.0.1/", "http://192.0.2.1/", "https://127.0.0.1/#x", "/hook",
        })
        {
            (await Refused(new { name = "x", url })).ShouldBe(["url"], url);
        }

        await (await Post(new { name = "x", url = "http://127.0.0.1:1/" })).Json(HttpStatusCode.Created);
        await (await Post(new { name = "X", url = "https://192.0.2.1/" })).ShouldBeProblem(409, "name_taken");

        Task<HttpResponseMessage> Post(object settings) => admin.PostAsJsonAsync("hypervisor/alerts/webhooks", settings);

        async Task<string[]> Refused(object settings) => (await (await Post(settings)).ShouldBeProblem(422, "invalid")).Fields();
    }

    [Fact]
    public async Task Webhooks_are_their_organizations_alone()
    {
        await using var fixture = await AlertingCluster.Start();
        var (id, _) = await fixture.Webhook(new { name = "pager", url = "http://127.0.0.1:1/" });
        var stranger = (await fixture.App.User(Role.OrgAdmin, fixture.Admin, await fixture.App.Organization(fixture.Admin, "Other"))).Client;

        (await stranger.Read("hypervisor/alerts/webhooks")).GetArrayLength().ShouldBe(0);
        await (await stranger.GetAsync($"hypervisor/alerts/webhooks/{id}/deliveries")).ShouldBeProblem(404, "not_found");
        await (await stranger.PostAsync($"hypervisor/alerts/webhooks/{id}/test", null)).ShouldBeProblem(404, "not_found");
        await (await stranger.DeleteAsync($"hypervisor/alerts/webhooks/{id}")).ShouldBeProblem(404, "not_found");
        (await fixture.Admin.DeleteAsync($"hypervisor/alerts/webhooks/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Admin.Read("hypervisor/alerts/webhooks")).GetArrayLength().ShouldBe(0);
    }

    private static async Task<Guid> Organization(AlertingCluster fixture) => (await fixture.Admin.Read("auth/me")).GetProperty("organization_id").GetGuid();
}
