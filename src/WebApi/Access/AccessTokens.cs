using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.DataProtection;

namespace Hypervisor.WebApi;

/// <summary>
/// Seals session tickets with Data Protection, whose keys all silos share. A token only names a session: whether that lasts, and what its
/// user may do, the user's grain says at each request.
/// </summary>
internal sealed class AccessTokens(IDataProtectionProvider protection, TimeProvider time)
{
    private const string AccessPrefix = "hva_";
    private const string RefreshPrefix = "hvr_";

    private const int MaxLength = 1024;

    // Narrower than what the decoder takes (padding, white space), so that each ticket has one text.
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static readonly TimeSpan AccessLength = TimeSpan.FromMinutes(60);

    // A purpose each, so that no kind of token passes for another.
    private readonly IDataProtector access = protection.CreateProtector("Hypervisor.Access", "access token", "1");
    private readonly IDataProtector refresh = protection.CreateProtector("Hypervisor.Access", "refresh token", "1");
    private readonly IDataProtector cookie = protection.CreateProtector("Hypervisor.Access", "session cookie", "1");

    public SignInTokens Issue(Session session, Me me)
    {
        var now = time.GetUtcNow();
        var expiresAt = session.ExpiresAt < now + AccessLength ? session.ExpiresAt : now + AccessLength;
        var ticket = new SessionTicket(session.User.Caller.UserId, session.Id, session.Generation, session.ExpiresAt, Guid.Empty);
        return new SignInTokens(
            AccessPrefix + Seal(access, ticket with { ExpiresAt = expiresAt }),
            "Bearer",
            (int)(expiresAt - now).TotalSeconds,
            RefreshPrefix + Seal(refresh, ticket),
            me);
    }

    public string IssueCookie(Session session, Guid csrf) =>
        Seal(cookie, new SessionTicket(session.User.Caller.UserId, session.Id, session.Generation, session.ExpiresAt, csrf));

    public SessionTicket? ReadAccess(string token) => Read(access, AccessPrefix, token);

    public SessionTicket? ReadRefresh(string token) => Read(refresh, RefreshPrefix, token);

    public SessionTicket? ReadCookie(string text) => Read(cookie, "", text);

    private static string Seal(IDataProtector protector, SessionTicket ticket) => Base64Url.EncodeToString(protector.Protect(ticket.ToBytes()));

    private SessionTicket? Read(IDataProtector protector, string prefix, string token)
    {
        if (token.Length > MaxLength || !token.StartsWith(prefix, StringComparison.Ordinal) || token.AsSpan(prefix.Length).ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        try
        {
            var ticket = SessionTicket.From(protector.Unprotect(Base64Url.DecodeFromChars(token.AsSpan(prefix.Length))));
            return ticket?.ExpiresAt > time.GetUtcNow() ? ticket : null;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
