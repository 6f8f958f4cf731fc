using System.Net.Security;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Hypervisor.PveSimulator.Tests;

public sealed class ConsoleTests
{
    [Fact]
    public async Task A_screen_greets_as_a_VNC_server_that_wants_the_ticket()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        var cluster = fleet.Clusters[0];
        cluster.Guests.Create(new GuestSpec(100, "pve1") { IsRunning = true });
        using var socket = await Connect(cluster, "/nodes/pve1/qemu/100", "vncproxy", "websocket=1");

        (await Receive(socket.Socket)).ShouldBe("RFB 003.008\n");
        await Send(socket.Socket, "RFB 003.008\n");
        (await Receive(socket.Socket)).ShouldBe("\u0001\u0002");
        await Send(socket.Socket, "\u0002");
        (await socket.Socket.ReceiveAsync(new byte[64], CancellationToken.None)).Count.ShouldBe(16);
        await Send(socket.Socket, "not the response");

        (await Receive(socket.Socket)).ShouldEndWith("Authentication failed");
    }

    [Fact]
    public async Task A_terminal_answers_OK_to_its_ticket_and_then_is_a_shell()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        using var socket = await Connect(fleet.Clusters[0], "/nodes/pve2", "termproxy", "");
        await Send(socket.Socket, $"{socket.Proxy["user"]}:{socket.Proxy["ticket"]}\n");

        (await Receive(socket.Socket)).ShouldBe("OK");
        (await Receive(socket.Socket)).ShouldBe("root@pve2:~# ");
        await Send(socket.Socket, "0:9:hostname\r");

        (await Receive(socket.Socket)).ShouldBe("hostname\r\npve2\r\nroot@pve2:~# ");
    }

    [Fact]
    public async Task A_terminal_closes_on_a_wrong_ticket()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        using var socket = await Connect(fleet.Clusters[0], "/nodes/pve1", "termproxy", "");
        await Send(socket.Socket, $"{socket.Proxy["user"]}:wrong\n");

        var answer = await socket.Socket.ReceiveAsync(new byte[16], CancellationToken.None);

        answer.MessageType.ShouldBe(WebSocketMessageType.Close);
    }

    private static async Task<Connection> Connect(SimulatedCluster cluster, string path, string proxy, string form)
    {
        using var client = new TestClient(cluster);
        using var response = await client.Send("POST", $"{path}/{proxy}", form);
        var data = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!;
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, errors) => errors != SslPolicyErrors.RemoteCertificateNotAvailable;
        socket.Options.SetRequestHeader("Authorization", $"PVEAPIToken={cluster.TokenId}={cluster.TokenSecret}");
        socket.Options.AddSubProtocol("binary");
        await socket.ConnectAsync(new Uri($"wss://{cluster.Host}:{cluster.Port}/api2/json{path}/vncwebsocket?port={data["port"]}&vncticket={Uri.EscapeDataString(data["ticket"]!.GetValue<string>())}"), CancellationToken.None);
        return new Connection(socket, data);
    }

    private static Task Send(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Binary, true, CancellationToken.None);

    private static async Task<string> Receive(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        var answer = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, answer.Count);
    }

    private sealed record Connection(ClientWebSocket Socket, JsonNode Proxy) : IDisposable
    {
        public void Dispose() => Socket.Dispose();
    }
}
