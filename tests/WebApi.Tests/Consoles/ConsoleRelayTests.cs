namespace Hypervisor.WebApi.Tests;

public sealed class ConsoleRelayTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task A_screen_is_seen_and_touched_without_its_password()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        foreach (var guest in new[] { consoles.Machine, consoles.Container })
        {
            using var viewer = await consoles.Open(consoles.Admin, guest);
            (await viewer.Welcome()).ShouldBe(guest.Name);
            viewer.SubProtocol.ShouldBe("binary");

            // A key that goes down changes the picture: 160 x 100 points of four bytes.
            await viewer.Say([4, 1, 0, 0, 0, 0, 0, 65]);
            var head = await viewer.Hear(16);
            (head[9], head[11]).ShouldBe(((byte)160, (byte)100));
            (await viewer.Hear(160 * 100 * 4)).ShouldAllBe(part => part == 16);
        }
    }

    [Fact]
    public async Task What_is_longer_than_a_buffer_arrives_whole_and_in_order()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        using var viewer = await consoles.Open(consoles.Admin, consoles.Machine);
        await viewer.Welcome();
        var text = Enumerable.Range(0, 60_000).Select(part => (byte)(part % 251)).ToArray();

        await viewer.Say([6, 0, 0, 0, 0, 0, (byte)(text.Length >> 8), (byte)text.Length, .. text]);

        (await viewer.Hear(8))[0].ShouldBe((byte)3);
        (await viewer.Hear(text.Length)).ShouldBe(text);
    }

    [Fact]
    public async Task A_terminal_of_a_container_and_of_a_serial_port_answers_what_is_typed()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        foreach (var guest in new[] { consoles.Container, consoles.Machine })
        {
            using var viewer = await consoles.Open(consoles.Admin, guest, "term");
            (await viewer.HearUntil(":~# ")).ShouldBe($"root@{guest.Name}:~# ");
            await viewer.Type("hostname\r");
            (await viewer.HearUntil(":~# ")).ShouldBe($"hostname\r\n{guest.Name}\r\nroot@{guest.Name}:~# ");

            await viewer.Type("exit\r");
            (await viewer.End()).ShouldBe((1000, "The console has ended."));
        }
    }

    [Fact]
    public async Task No_ticket_is_told_to_the_viewer_or_written_to_a_log()
    {
        await using var consoles = await ConsoleFixture.Start();
        var answer = await (await consoles.Reserve(consoles.Admin, consoles.Machine)).Content.ReadAsStringAsync();
        using var screen = await consoles.Open(consoles.Admin, consoles.Machine);
        await screen.Welcome();
        using var terminal = await consoles.OpenTerminal(consoles.Admin, consoles.Container);
        await screen.Leave();
        await terminal.Leave();
        var audit = string.Join('\n', await consoles.Audit("console.closed"));

        foreach (var text in new[] { answer, screen.Heard, terminal.Heard, audit }.Concat(consoles.App.Logs.Lines))
        {
            text.ShouldNotContain("PVEVNC");
            text.ShouldNotContain("vncticket");
            text.ShouldNotContain(consoles.Cluster.TokenSecret);
        }
    }

    [Fact]
    public async Task Who_does_not_speak_the_protocol_of_a_screen_is_told_so()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        using var viewer = await consoles.Open(consoles.Admin, consoles.Machine);
        await viewer.Say("GET / HTTP/1");

        (await viewer.End()).Code.ShouldBe(1002);
    }

    [Fact]
    public async Task A_subprotocol_need_not_be_asked_for_and_a_session_need_not_be_reserved()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        using var viewer = await ConsoleViewer.Connect(consoles.App, consoles.Admin, $"{consoles.PathOf(consoles.Container)}/ws?type=term", subProtocol: null);

        viewer.SubProtocol.ShouldBeNull();
        (await viewer.HearUntil(":~# ")).ShouldContain(consoles.Container.Name);
    }

    [Fact]
    public async Task A_guest_is_found_where_it_runs_now()
    {
        await using var consoles = await ConsoleFixture.On(shared);
        var elsewhere = consoles.Cluster.Nodes.All.First(node => node.Name != consoles.Machine.NodeName).Name;
        var path = consoles.PathOf(consoles.Machine).Replace($"/nodes/{consoles.Machine.NodeName}/", $"/nodes/{elsewhere}/", StringComparison.Ordinal);
        using var viewer = await ConsoleViewer.Connect(consoles.App, consoles.Admin, path + "/ws?type=vnc");

        (await viewer.Welcome()).ShouldBe(consoles.Machine.Name);
    }
}
