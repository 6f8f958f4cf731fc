using System.Net;
using System.Net.WebSockets;

namespace Hypervisor.Proxmox;

/// <summary>Connects to a console that <see cref="PveClient.OpenConsole"/> opened, from this silo or another, by the same rules as every request.</summary>
public sealed class PveConsoleDialer(NetworkGuard guard, TimeProvider time)
{
    /// <summary>Proxmox's proxy answers pings; who doesn't within this has gone.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <returns>The bytes of the VNC server or terminal, as web socket.</returns>
    /// <exception cref="PveException"/>
    public async Task<WebSocket> Connect(PveConsole console, CancellationToken cancellation = default)
    {
        var request = ConsoleRequests.WebSocket(console.Guest, console.Port, console.Ticket);
        PvePath.Check(request.Path);
        using var limit = new CancellationTokenSource(console.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var connector = new PveConnector(guard, time, console.ConnectTimeout);

        // The connection outlives its handler.
        using var invoker = new HttpMessageInvoker(CheckedHandler.Create(connector, console.UseSsl, console.Tls, _ => console.Endpoint));
        var socket = new ClientWebSocket
        {
            Options = { CollectHttpResponseDetails = true, HttpVersion = HttpVersion.Version11, KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive },
        };
        socket.Options.AddSubProtocol("binary");
        socket.Options.SetRequestHeader("User-Agent", "Hypervisor");
        socket.Options.SetRequestHeader(console.HeaderName, console.HeaderValue);
        try
        {
            await socket.ConnectAsync(CheckedHandler.Address(console.UseSsl ? "wss" : "ws", console.Endpoint, request), invoker, either.Token);
            return socket;
        }
        catch (Exception error)
        {
            var refusal = Refusal(socket, console.Endpoint);
            socket.Dispose();
            throw error switch
            {
                WebSocketException => refusal ?? CheckedHandler.Explain(error, console.Endpoint),
                OperationCanceledException when !cancellation.IsCancellationRequested => new PveException(PveFailure.Timeout, $"{console.Endpoint} did not open the console in time."),
                _ => error,
            };
        }
    }

    private static PveException? Refusal(ClientWebSocket socket, PveEndpoint endpoint) => (int)socket.HttpStatusCode switch
    {
        0 => null,
        401 => new(PveFailure.Unauthorized, "The ticket of the console was refused.") { Status = 401 },
        403 => new(PveFailure.Forbidden, "The console was refused.") { Status = 403 },
        >= 595 and <= 599 => new(PveFailure.NodeUnreachable, "The node of the guest can't be reached.") { Status = (int)socket.HttpStatusCode },
        var status => new(PveFailure.Refused, $"{endpoint} answered the console with status {status}.") { Status = status },
    };
}
