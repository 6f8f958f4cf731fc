using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class ConsoleEndTests
{
    [Fact]
    public async Task A_console_ends_with_its_session_role_key_or_site()
    {
        await using var consoles = await ConsoleFixture.Start();
        var leaves = await consoles.App.User(Role.SiteAdmin, consoles.Admin);
        var demoted = await consoles.App.User(Role.SiteAdmin, consoles.Admin);
        var owner = await consoles.App.User(Role.SiteAdmin, consoles.Admin);
        var key = await (await owner.Client.PostAsJsonAsync("api-keys", new { name = "ci" })).Json(HttpStatusCode.Created);
        using var one = await consoles.OpenTerminal(leaves.Client, consoles.Container);
        using var two = await consoles.OpenTerminal(demoted.Client, consoles.Container);
        using var three = await consoles.OpenTerminal(consoles.App.With(key.Text("key")), consoles.Container);
        var limited = await consoles.App.User(Role.SiteAdmin, consoles.Admin);
        using var four = await consoles.OpenTerminal(limited.Client, consoles.Container);
        using var stays = await consoles.OpenTerminal(owner.Client, consoles.Container);

        (await leaves.Client.PostAsync("auth/logout", null)).EnsureSuccessStatusCode();
        (await consoles.Admin.PatchAsJsonAsync($"users/{demoted.Id}", new { role = "operator" })).EnsureSuccessStatusCode();
        (await owner.Client.DeleteAsync($"api-keys/{key.Id()}")).EnsureSuccessStatusCode();
        await consoles.LimitToAnotherSite(limited);

        foreach (var viewer in new[] { one, two, three, four })
        {
            (await viewer.End()).ShouldBe((1008, "Your session or your access to this guest has ended."));
        }

        await stays.Type("whoami\r");
        (await stays.HearUntil(":~# ")).ShouldContain("\r\nroot\r\n");
    }

    [Fact]
    public async Task A_console_ends_with_the_registration_of_its_cluster()
    {
        await using var consoles = await ConsoleFixture.Start();
        using var viewer = await consoles.OpenTerminal(consoles.Admin, consoles.Container);

        (await consoles.Admin.DeleteAsync($"controllers/{consoles.Controller}")).EnsureSuccessStatusCode();

        (await viewer.End()).Code.ShouldBe(1008);
    }

    [Fact]
    public async Task A_cluster_that_goes_closes_the_console_with_a_reason()
    {
        await using var consoles = await ConsoleFixture.Start();
        using var screen = await consoles.Open(consoles.Admin, consoles.Machine);
        await screen.Welcome();
        using var terminal = await consoles.OpenTerminal(consoles.Admin, consoles.Container);

        await consoles.Cluster.Faults.BeUnreachable();

        (await screen.End()).ShouldBe((1011, "The connection to the cluster broke. The guest may have stopped."));
        (await terminal.End()).Code.ShouldBe(1011);
    }

    [Fact]
    public async Task A_console_that_nobody_uses_ends_though_its_page_gives_signs_of_life()
    {
        await using var consoles = await ConsoleFixture.Start();
        using var forgotten = await consoles.OpenTerminal(consoles.Admin, consoles.Container);
        using var used = await consoles.OpenTerminal(consoles.Admin, consoles.Container);

        consoles.App.Clock.Advance(TimeSpan.FromMinutes(40));
        await forgotten.Say("2");
        await used.Type("x");
        await used.HearUntil("x");
        consoles.App.Clock.Advance(TimeSpan.FromMinutes(30));

        (await forgotten.End()).Code.ShouldBe(4001);
        await used.Type("y");
        await used.HearUntil("y");
    }

    [Fact]
    public async Task A_console_ends_after_twelve_hours()
    {
        await using var consoles = await ConsoleFixture.Start();
        using var viewer = await consoles.OpenTerminal(consoles.Admin, consoles.Container);

        consoles.App.Clock.Advance(TimeSpan.FromHours(12));

        (await viewer.End()).Code.ShouldBe(4002);
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        var consoles = await ConsoleFixture.Start();
        using var viewer = await consoles.OpenTerminal(consoles.Admin, consoles.Container);

        var stopped = consoles.DisposeAsync().AsTask();

        (await viewer.End()).ShouldBe((1001, "The server stops. Connect again."));
        await stopped;
    }

    [Fact]
    public async Task Beginning_and_end_are_audited_with_how_long_it_was()
    {
        await using var consoles = await ConsoleFixture.Start();
        var user = await consoles.App.User(Role.SiteAdmin, consoles.Admin);
        using var viewer = await consoles.OpenTerminal(user.Client, consoles.Container);
        (await consoles.Audit("console.reserve")).Single().Text("username").ShouldBe(user.Name);
        var open = (await consoles.Audit("console.open")).Single();
        open.Text("result").ShouldBe("succeeded");
        open.Text("detail").ShouldBe("term");

        consoles.App.Clock.Advance(TimeSpan.FromMinutes(5));
        await viewer.Leave();

        var target = $"node {consoles.Container.NodeName}, vm_type lxc, vmid {consoles.Container.Vmid}";
        open.Text("target").ShouldBe(target);
        var closed = await Closed(consoles);
        closed.Text("username").ShouldBe(user.Name);
        closed.Text("target").ShouldBe(target);
        closed.GetProperty("controller_id").GetGuid().ShouldBe(consoles.Controller);
        closed.Text("detail").ShouldMatch(@"^term; ended by viewer after 30\d s; \d+ bytes to the viewer, 0 from them$");
    }

    // The viewer hears of the end before it is recorded.
    private static async Task<JsonElement> Closed(ConsoleFixture consoles)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await consoles.Audit("console.closed") is [var closed])
            {
                return closed;
            }
        }

        throw new InvalidOperationException("The end was not recorded.");
    }
}
