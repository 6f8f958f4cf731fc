using System.Net.WebSockets;

namespace Hypervisor.WebApi;

/// <summary>How a viewer is told why their console ended. The numbers and what they mean are the API's; the texts are for people.</summary>
internal static class ConsoleClose
{
    public const WebSocketCloseStatus Idle = (WebSocketCloseStatus)4001;
    public const WebSocketCloseStatus Lifetime = (WebSocketCloseStatus)4002;

    public static (WebSocketCloseStatus Status, string Reason) Of(ConsoleEnd end) => end switch
    {
        ConsoleEnd.Viewer => (WebSocketCloseStatus.NormalClosure, ""),
        ConsoleEnd.Console => (WebSocketCloseStatus.NormalClosure, "The console has ended."),
        ConsoleEnd.Broken => (WebSocketCloseStatus.InternalServerError, "The connection to the cluster broke. The guest may have stopped."),
        ConsoleEnd.Access => (WebSocketCloseStatus.PolicyViolation, "Your session or your access to this guest has ended."),
        ConsoleEnd.Unchecked => (WebSocketCloseStatus.InternalServerError, "Whether your access still holds can't be found out now. Connect again."),
        ConsoleEnd.Idle => (Idle, "Nothing was typed for an hour."),
        ConsoleEnd.Lifetime => (Lifetime, "A console lasts twelve hours. Connect again."),
        ConsoleEnd.Stopping => (WebSocketCloseStatus.EndpointUnavailable, "The server stops. Connect again."),
        ConsoleEnd.Protocol => (WebSocketCloseStatus.ProtocolError, "This is not the protocol of the console."),
        _ => throw new ArgumentOutOfRangeException(nameof(end)),
    };
}
