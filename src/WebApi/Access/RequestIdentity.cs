using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>What the credentials of a request proved.</summary>
/// <param name="Caller">With the address.</param>
/// <param name="DisplayName">The user's.</param>
/// <param name="Ticket">Of the session; null for API keys.</param>
/// <param name="ByCookie">Whether the browser sent the credentials by itself, so that other sites could have made it.</param>
/// <param name="KeyHash">Of the API key, where one was used.</param>
internal sealed record RequestIdentity(Caller Caller, string DisplayName, SessionTicket? Ticket, bool ByCookie, ImmutableArray<byte> KeyHash = default)
{
    /// <summary>The caller as of now, for requests that last; null once the session or key has ended.</summary>
    public async Task<Caller?> Refresh(IGrainFactory grains) => (Ticket, Caller.ApiKeyId) switch
    {
        ({ } ticket, _) => (await grains.GetGrain<IUserGrain>(GrainKeys.User(ticket.User)).Authenticate(ticket.Session))?.Caller,
        (null, { } key) => (await grains.GetGrain<IApiKeyGrain>(GrainKeys.ApiKey(key)).Authenticate(KeyHash))?.Caller,
        _ => null,
    };
}
