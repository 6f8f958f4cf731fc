namespace Hypervisor.Proxmox;

/// <summary>They are POST, but change nothing of a guest: what they start ends by itself when nobody connects.</summary>
internal static class ConsoleRequests
{
    public static PveRequest Vnc(GuestAddress guest) => PveRequest.Post(guest, $"vncproxy").With("websocket", true);

    public static PveRequest Term(GuestAddress guest) => PveRequest.Post(guest, $"termproxy");

    public static PveRequest WebSocket(GuestAddress guest, int port, string ticket) =>
        PveRequest.Get(guest, $"vncwebsocket").With("port", port).With("vncticket", ticket);
}
