using System.Net.WebSockets;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed class ConsoleConnection(WebSocket socket, PveConsoleKind kind) : IConsoleConnection
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    public Stream Console { get; } = WebSocketStream.Create(socket, WebSocketMessageType.Binary);

    public Task Welcome(Stream viewer, CancellationToken cancellation) =>
        kind == PveConsoleKind.Vnc ? RfbHandshake.Welcome(viewer, cancellation) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(CloseTimeout);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // It needn't be told, or can't.
        }

        socket.Dispose();
    }
}
