using System.Net;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class ConsoleDoorTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task A_session_is_for_one_connection_of_who_asked_to_what_they_asked_for()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        var other = await consoles.App.User(Role.SiteAdmin, consoles.Admin);

        var used = await consoles.Url(consoles.Admin, consoles.Container, "term");
        using (await ConsoleViewer.Connect(consoles.App, consoles.Admin, used))
        {
            await (await ConsoleViewer.Ask(consoles.App, consoles.Admin, used)).ShouldBeProblem(410, "console_session_gone");
        }

        await (await ConsoleViewer.Ask(consoles.App, other.Client, await consoles.Url(consoles.Admin, consoles.Container, "term"))).ShouldBeProblem(410, "console_session_gone");
        var forAnother = (await consoles.Url(consoles.Admin, consoles.Container)).Split("session=")[1];
        await (await ConsoleViewer.Ask(consoles.App, consoles.Admin, $"{consoles.PathOf(consoles.Machine)}/ws?type=vnc&session={forAnother}")).ShouldBeProblem(410, "console_session_gone");
        var screen = await consoles.Url(consoles.Admin, consoles.Container);
        await (await ConsoleViewer.Ask(consoles.App, consoles.Admin, screen.Replace("type=vnc", "type=term", StringComparison.Ordinal))).ShouldBeProblem(410, "console_session_gone");
        await (await ConsoleViewer.Ask(consoles.App, consoles.Admin, $"{consoles.PathOf(consoles.Machine)}/ws?session={Guid.NewGuid()}")).ShouldBeProblem(410, "console_session_gone");
    }

    [Fact]
    public async Task A_session_is_gone_after_half_a_minute()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        var answer = await (await consoles.Reserve(consoles.Admin, consoles.Container, "term")).Json(HttpStatusCode.OK);
        answer.GetProperty("expires_at").GetDateTimeOffset().ShouldBe(consoles.App.Clock.GetUtcNow().AddSeconds(30), TimeSpan.FromSeconds(5));
        answer.Text("console_type").ShouldBe("term");

        consoles.App.Clock.Advance(TimeSpan.FromSeconds(31));

        await (await ConsoleViewer.Ask(consoles.App, consoles.Admin, answer.Text("websocket_url"))).ShouldBeProblem(410, "console_session_gone");
    }

    [Fact]
    public async Task A_console_by_cookie_is_for_the_server_s_own_pages()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        var signedIn = await consoles.App.TrySignIn("admin", HypervisorApp.AdminPassword, cookie: true);
        var path = $"{consoles.PathOf(consoles.Container)}/ws?type=term";
        var own = consoles.App.Address.GetLeftPart(UriPartial.Authority);

        foreach (var origin in new[] { null, "https://evil.example", "null", own + "0", own.Replace("http:", "ftp:", StringComparison.Ordinal), $"http://{consoles.App.Address.Host}" })
        {
            await (await ConsoleViewer.Ask(consoles.App, Browser(origin), path)).ShouldBeProblem(403, "wrong_origin");
        }

        using var viewer = await ConsoleViewer.Connect(consoles.App, Browser(own), path);
        (await viewer.HearUntil(":~# ")).ShouldContain(consoles.Container.Name);
        await (await Browser(own).PostAsync($"{consoles.PathOf(consoles.Container)}", null)).ShouldBeProblem(403, "csrf");

        HttpClient Browser(string? origin)
        {
            var client = consoles.App.Anonymous();
            client.DefaultRequestHeaders.Add("Cookie", $"hypervisor_session={Responses.ValueOf(signedIn.Cookie("hypervisor_session")!)}");
            if (origin is not null)
            {
                client.DefaultRequestHeaders.Add("Origin", origin);
            }

            return client;
        }
    }

    [Fact]
    public async Task A_console_needs_a_site_admin_of_the_cluster_s_organization()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        var low = await consoles.App.User(Role.Operator, consoles.Admin);
        var stranger = await consoles.App.User(Role.OrgAdmin, consoles.Admin, await consoles.App.Organization(consoles.Admin, "Other"));
        var path = $"{consoles.PathOf(consoles.Machine)}/ws?type=vnc";

        await (await ConsoleViewer.Ask(consoles.App, consoles.App.Anonymous(), path)).ShouldBeProblem(401, "unauthenticated");
        await (await ConsoleViewer.Ask(consoles.App, low.Client, path)).ShouldBeProblem(403, "forbidden");
        await (await consoles.Reserve(low.Client, consoles.Machine)).ShouldBeProblem(403, "forbidden");
        var elsewhere = await consoles.App.User(Role.SiteAdmin, consoles.Admin);
        await consoles.LimitToAnotherSite(elsewhere);
        foreach (var outside in new[] { stranger, elsewhere })
        {
            await (await ConsoleViewer.Ask(consoles.App, outside.Client, path)).ShouldBeProblem(404, "not_found");
            await (await consoles.Reserve(outside.Client, consoles.Machine)).ShouldBeProblem(404, "not_found");
        }
    }

    [Fact]
    public async Task What_has_no_console_is_refused_with_the_reason()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        var off = consoles.Cluster.Guests.All.First(guest => guest is { IsContainer: true } && guest.Vmid != consoles.Container.Vmid);
        consoles.Cluster.Guests.Stop(off.Vmid);
        consoles.Cluster.Guests.Configure(consoles.Machine.Vmid, "serial0", null);

        await (await consoles.Reserve(consoles.Admin, off)).ShouldBeProblem(409, "guest_not_running");
        await (await ConsoleViewer.Ask(consoles.App, consoles.Admin, $"{consoles.PathOf(off)}/ws")).ShouldBeProblem(409, "guest_not_running");
        await (await consoles.Reserve(consoles.Admin, consoles.Machine, "term")).ShouldBeProblem(409, "no_serial_port");
        await (await consoles.Admin.PostAsync(consoles.PathOf(consoles.Machine).Replace($"/{consoles.Machine.Vmid}/", "/999999/", StringComparison.Ordinal), null)).ShouldBeProblem(404, "not_found");
        foreach (var type in new[] { "spice", "rdp", "" })
        {
            (await (await consoles.Reserve(consoles.Admin, consoles.Machine, type)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["console_type"]);
        }

        (await (await ConsoleViewer.Ask(consoles.App, consoles.Admin, $"{consoles.PathOf(consoles.Machine)}/ws?type=spice")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["type"]);
        await (await consoles.Admin.GetAsync($"{consoles.PathOf(consoles.Machine)}/ws?type=vnc")).ShouldBeProblem(422, "websocket_needed");
    }

    [Fact]
    public async Task A_cluster_that_refuses_the_console_is_a_failure_before_it_begins()
    {
        await using var consoles = await ConsoleFixture.Start();
        var guest = $"/nodes/{consoles.Container.NodeName}/lxc/{consoles.Container.Vmid}/";
        var path = $"{consoles.PathOf(consoles.Container)}/ws?type=term";

        using (consoles.Cluster.Faults.Add(Fault.Status(500, "no") with { PathPrefix = guest + "vncwebsocket" }))
        {
            ((int)(await ConsoleViewer.Ask(consoles.App, consoles.Admin, path)).StatusCode).ShouldBe(502);
        }

        using (consoles.Cluster.Faults.Add(Fault.Status(500, "no") with { PathPrefix = guest + "termproxy" }))
        {
            ((int)(await ConsoleViewer.Ask(consoles.App, consoles.Admin, path)).StatusCode).ShouldBe(502);
        }

        (await consoles.Audit("console.open")).ShouldAllBe(entry => entry.GetProperty("result").GetString() == "failed");
        (await consoles.Audit("console.closed")).ShouldBeEmpty();
        using var viewer = await consoles.OpenTerminal(consoles.Admin, consoles.Container);
    }

    [Fact]
    public async Task One_person_has_ten_consoles_and_gets_a_place_back_when_one_ends()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        var other = await consoles.App.User(Role.SiteAdmin, consoles.Admin);
        var open = await consoles.OpenTerminal(consoles.Admin, consoles.Container);
        for (var more = 1; more < 10; more++)
        {
            await consoles.Url(consoles.Admin, consoles.Container);
        }

        var refused = await consoles.Reserve(consoles.Admin, consoles.Container);
        await refused.ShouldBeProblem(429, "too_many_consoles");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        await (await ConsoleViewer.Ask(consoles.App, consoles.Admin, $"{consoles.PathOf(consoles.Container)}/ws?type=term")).ShouldBeProblem(429, "too_many_consoles");
        await consoles.Url(other.Client, consoles.Container);

        await open.Leave();
        open.Dispose();
        HttpResponseMessage again;
        var tries = 0;
        do
        {
            again = await consoles.Reserve(consoles.Admin, consoles.Container);
        }
        while (again.StatusCode != HttpStatusCode.OK && ++tries < 50);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
