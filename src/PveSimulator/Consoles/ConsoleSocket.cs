using System.Net.WebSockets;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>The far end of a console's web socket: a VNC server with a small screen, or a small shell.</summary>
internal static class ConsoleSocket
{
    private const int MostMessage = 64 * 1024;

    public static async Task Run(WebSocket socket, ConsoleSession session, CancellationToken cancellation)
    {
        try
        {
            if (session.IsTerminal) await Terminal(socket, session, cancellation);
            else await Screen(socket, session, cancellation);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
        }
        catch (Exception error) when (error is WebSocketException or IOException or OperationCanceledException)
        {
            // The other side is gone.
        }
    }

    private static async Task Screen(WebSocket socket, ConsoleSession session, CancellationToken cancellation)
    {
        await using var viewer = WebSocketStream.Create(socket, WebSocketMessageType.Binary);
        if (await ScreenSignIn.Accept(viewer, session.Ticket, cancellation)) await new SimulatedScreen(viewer, session.Host).Run(cancellation);
    }

    private static async Task Terminal(WebSocket socket, ConsoleSession session, CancellationToken cancellation)
    {
        if (await Receive(socket, cancellation) is not { } login || Encoding.UTF8.GetString(login) != $"{session.User}:{session.Ticket}\n") return;
        await Send(socket, "OK"u8.ToArray(), cancellation);
        var shell = new FakeShell(session.Host);
        await Send(socket, Encoding.UTF8.GetBytes(shell.Prompt), cancellation);
        while (!shell.HasEnded && await Receive(socket, cancellation) is { } message)
        {
            // 0:LENGTH:TEXT is what was typed; the others are sizes and signs of life.
            if (Encoding.UTF8.GetString(message).Split(':', 3) is not ["0", _, var typed]) continue;
            if (shell.Type(typed) is { Length: > 0 } output) await Send(socket, Encoding.UTF8.GetBytes(output), cancellation);
        }
    }

    private static async Task<byte[]?> Receive(WebSocket socket, CancellationToken cancellation)
    {
        var buffer = new byte[MostMessage];
        var length = 0;
        while (length < buffer.Length)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return buffer[..length];
        }
        return null;
    }

    private static ValueTask Send(WebSocket socket, byte[] message, CancellationToken cancellation) => socket.SendAsync(message.AsMemory(), WebSocketMessageType.Binary, true, cancellation);
}
