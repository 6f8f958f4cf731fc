using System.ComponentModel;

namespace Hypervisor.WebApi;

internal enum ConsoleType
{
    Vnc,
    Spice,
    Term,
}

/// <summary>Where to connect to, once.</summary>
internal sealed record ConsoleOpened(
    ConsoleType ConsoleType,
    [property: Description("A path of this server. Connect by web socket, with the same sign-in.")] string WebsocketUrl,
    DateTimeOffset ExpiresAt);
