using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>Screens and terminals through the relay, as a browser or a program has them.</summary>
public sealed class ConsoleTests(SharedWrites shared) : IClassFixture<SharedWrites>
{
    [Fact]
    public async Task A_screen_is_seen_without_a_password_and_answers_keys()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });

        using var screen = await Connect(fixture, await Open(fixture, guest, "vnc"));
        Text(await Receive(screen, 12)).ShouldBe("RFB 003.008\n");
        await Send(screen, "RFB 003.008\n"u8.ToArray());
        (await Receive(screen, 2)).ShouldBe([1, 1]);
        await Send(screen, [1]);
        (await Receive(screen, 4)).ShouldBe(new byte[4]);
        await Send(screen, [1]);
        var start = await Receive(screen, 24);
        Text(await Receive(screen, start[23])).ShouldContain(guest.Name);
        await Send(screen, [4, 1, 0, 0, 0, 0, 0, 65]);
        (await Receive(screen, 4))[0].ShouldBe((byte)0);
    }

    [Fact]
    public async Task A_terminal_answers_what_is_typed_and_its_ticket_is_nowhere_to_be_seen()
    {
        await using var fixture = await ChangeableCluster.Start();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        var opened = await Open(fixture, guest, "term");

        using (var terminal = await Connect(fixture, opened))
        {
            await Type(terminal, "whoami\n");
            await ReceiveUntil(terminal, "root\r\n");
            await Type(terminal, "exit\n");
            await ReceiveEnd(terminal);
            terminal.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        }

        opened.ShouldNotContain("ticket");
        fixture.Clusters.App.Logs.Lines.ShouldNotContain(line => line.Contains("PVEVNC"));
        var record = await Record(fixture, "console.closed");
        record.Text("target").ShouldContain($"vmid {guest.Vmid}");
        record.Text("detail").ShouldContain("ended by console");
    }

    [Fact]
    public async Task What_has_no_console_is_told_before_one_connects()
    {
        await using var fixture = await shared.Changeable();
        var stopped = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: false });
        var running = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var admin = fixture.Clusters.Admin;

        await (await admin.PostAsync(Path(fixture, stopped), null)).ShouldBeProblem(409, "guest_not_running");
        (await (await admin.PostAsync($"{Path(fixture, running)}?console_type=spice", null)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["console_type"]);
        (await (await admin.PostAsync($"{Path(fixture, running)}?console_type=telnet", null)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["console_type"]);
        await (await admin.PostAsync($"hypervisor/controllers/{fixture.Controller}/nodes/{running.NodeName}/qemu/999999/console", null)).ShouldBeProblem(404, "not_found");
        await (await admin.GetAsync($"{Path(fixture, running)}/ws")).ShouldBeProblem(422, "websocket_needed");
    }

    [Fact]
    public async Task A_session_is_for_one_connection_of_who_asked_for_it_and_for_half_a_minute()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        var other = await fixture.Clusters.App.User(Hypervisor.Grains.Interfaces.Role.SiteAdmin, fixture.Clusters.Admin);

        var used = await Open(fixture, guest, "term");
        (await Connect(fixture, used)).Dispose();
        (await Refusal(fixture, used)).ShouldBe(HttpStatusCode.Gone);

        (await Refusal(fixture, await Open(fixture, guest, "term"), other.Client)).ShouldBe(HttpStatusCode.Gone);

        var late = await Open(fixture, guest, "term");
        fixture.Clusters.App.Clock.Advance(TimeSpan.FromSeconds(31));
        (await Refusal(fixture, late)).ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Neither_a_lesser_role_nor_another_tenant_gets_one()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        var app = fixture.Clusters.App;
        var viewer = await app.User(Hypervisor.Grains.Interfaces.Role.Operator, fixture.Clusters.Admin);
        var elsewhere = await app.User(Hypervisor.Grains.Interfaces.Role.OrgAdmin, fixture.Clusters.Admin, await app.Organization(fixture.Clusters.Admin, "Elsewhere"));

        await (await viewer.Client.PostAsync(Path(fixture, guest), null)).ShouldBeProblem(403, "forbidden");
        await (await elsewhere.Client.PostAsync(Path(fixture, guest), null)).ShouldBeProblem(404, "not_found");
        (await Refusal(fixture, $"/api/v1/{Path(fixture, guest)}/ws?type=term", viewer.Client)).ShouldBe(HttpStatusCode.Forbidden);
        (await Refusal(fixture, $"/api/v1/{Path(fixture, guest)}/ws?type=term", elsewhere.Client)).ShouldBe(HttpStatusCode.NotFound);
        (await Refusal(fixture, $"/api/v1/{Path(fixture, guest)}/ws?type=term", app.Anonymous())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task By_cookie_only_our_own_pages_may_connect()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        var app = fixture.Clusters.App;
        var signedIn = await app.TrySignIn("admin", HypervisorApp.AdminPassword, cookie: true);
        var cookie = string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
        var path = $"/api/v1/{Path(fixture, guest)}/ws?type=term";

        (await Refusal(fixture, path, app.Anonymous(), ("Cookie", cookie), ("Origin", "https://evil.example"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Refusal(fixture, path, app.Anonymous(), ("Cookie", cookie))).ShouldBe(HttpStatusCode.Forbidden);
        using var own = await Connect(fixture, path, app.Anonymous(), ("Cookie", cookie), ("Origin", app.Address.GetLeftPart(UriPartial.Authority)));
        own.State.ShouldBe(WebSocketState.Open);
    }

    [Fact]
    public async Task It_ends_with_the_session_of_who_has_it()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        var user = await fixture.Clusters.App.User(Hypervisor.Grains.Interfaces.Role.SiteAdmin, fixture.Clusters.Admin);
        using var terminal = await Connect(fixture, $"/api/v1/{Path(fixture, guest)}/ws?type=term", user.Client);
        await Type(terminal, "hostname\n");
        await ReceiveUntil(terminal, "\r\n");

        (await fixture.Clusters.Admin.DeleteAsync($"users/{user.Id}")).IsSuccessStatusCode.ShouldBeTrue();

        await ReceiveEnd(terminal);
        terminal.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
        (await Record(fixture, "console.closed")).Text("detail").ShouldContain("ended by access");
    }

    [Fact]
    public async Task One_user_has_ten_at_most_and_gets_the_place_of_a_closed_one()
    {
        await using var fixture = await shared.Changeable();
        var guest = fixture.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        var open = new List<ClientWebSocket>();
        for (var i = 0; i < 10; i++)
        {
            open.Add(await Connect(fixture, $"/api/v1/{Path(fixture, guest)}/ws?type=term"));
        }

        await (await fixture.Clusters.Admin.PostAsync(Path(fixture, guest), null)).ShouldBeProblem(429, "too_many_consoles");
        await open[0].CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

        await Open(fixture, guest, "term");
        open.ForEach(socket => socket.Dispose());
    }

    private static string Path(ChangeableCluster fixture, SimulatedGuest guest) =>
        $"hypervisor/controllers/{fixture.Controller}/nodes/{guest.NodeName}/{(guest.IsContainer ? "lxc" : "qemu")}/{guest.Vmid}/console";

    private static async Task<string> Open(ChangeableCluster fixture, SimulatedGuest guest, string type) =>
        (await (await fixture.Clusters.Admin.PostAsync($"{Path(fixture, guest)}?console_type={type}", null)).Json(HttpStatusCode.OK)).Text("websocket_url");

    private static async Task<ClientWebSocket> Connect(ChangeableCluster fixture, string path, HttpClient? by = null, params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        if ((by ?? fixture.Clusters.Admin).DefaultRequestHeaders.Authorization is { } authorization)
        {
            socket.Options.SetRequestHeader("Authorization", authorization.ToString());
        }

        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        try
        {
            await socket.ConnectAsync(new Uri(fixture.Clusters.App.Address.ToString().Replace("http:", "ws:", StringComparison.Ordinal).TrimEnd('/') + path), CancellationToken.None);
            return socket;
        }
        catch (WebSocketException)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new HttpRequestException($"{status}", null, status);
        }
    }

    private static async Task<HttpStatusCode?> Refusal(ChangeableCluster fixture, string path, HttpClient? by = null, params (string Name, string Value)[] headers) =>
        (await Should.ThrowAsync<HttpRequestException>(() => Connect(fixture, path, by, headers))).StatusCode;

    private static async Task<System.Text.Json.JsonElement> Record(ChangeableCluster fixture, string action)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var found = (await fixture.Clusters.Admin.Read($"audit?action={action}")).GetProperty("items");
            if (found.GetArrayLength() > 0)
            {
                return found[0];
            }

            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static Task Type(ClientWebSocket terminal, string text) => Send(terminal, Encoding.UTF8.GetBytes($"0:{Encoding.UTF8.GetByteCount(text)}:{text}"));

    private static Task Send(ClientWebSocket socket, byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static readonly Dictionary<ClientWebSocket, Queue<byte>> Read = [];

    private static async Task<byte[]> Receive(ClientWebSocket socket, int count)
    {
        Queue<byte> waiting;
        lock (Read)
        {
            waiting = Read.TryGetValue(socket, out var known) ? known : Read[socket] = [];
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[64 * 1024];
        while (waiting.Count < count)
        {
            var read = await socket.ReceiveAsync(buffer, limit.Token);
            read.MessageType.ShouldNotBe(WebSocketMessageType.Close, socket.CloseStatusDescription);
            buffer.AsSpan(0, read.Count).ToArray().ToList().ForEach(waiting.Enqueue);
        }

        return [.. Enumerable.Range(0, count).Select(_ => waiting.Dequeue())];
    }

    private static async Task ReceiveUntil(ClientWebSocket socket, string text)
    {
        var seen = new StringBuilder();
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            seen.Append((char)(await Receive(socket, 1))[0]);
        }
    }

    private static async Task ReceiveEnd(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[64 * 1024];
        while ((await socket.ReceiveAsync(buffer, limit.Token)).MessageType != WebSocketMessageType.Close)
        {
        }
    }
}
