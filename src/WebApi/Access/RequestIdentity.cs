using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>What the credentials of a request proved.</summary>
/// <param name="Caller">With the address.</param>
/// <param name="DisplayName">The user's.</param>
/// <param name="Ticket">Of the session; null for API keys.</param>
/// <param name="ByCookie">Whether the browser sent the credentials by itself, so that other sites could have made it.</param>
internal sealed record RequestIdentity(Caller Caller, string DisplayName, SessionTicket? Ticket, bool ByCookie);
