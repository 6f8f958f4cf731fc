using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.PveSimulator;

/// <summary>Who sends a request: by API token, by ticket in cookie or header, or nobody.</summary>
internal static class Authentication
{
    private const string TokenScheme = "PVEAPIToken";
    private const string TicketName = "PVEAuthCookie";

    /// <exception cref="PveError">401: the login is missing where one is needed, or wrong.</exception>
    public static Caller Identify(HttpContext http, SimulatedCluster cluster, string method, string path)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith(TokenScheme, StringComparison.Ordinal) && header.Length > TokenScheme.Length && header[TokenScheme.Length] is '=' or ' ')
            return ByToken(cluster, header[(TokenScheme.Length + 1)..]);
        if (IsOpen(method, path)) return Caller.Nobody;
        var ticket = header.StartsWith(TicketName + "=", StringComparison.Ordinal) ? header[(TicketName.Length + 1)..] : http.Request.Cookies[TicketName];
        if (string.IsNullOrEmpty(ticket)) throw PveError.Unauthorized("No ticket");
        return ByTicket(cluster, Uri.UnescapeDataString(ticket), method, http.Request.Headers["CSRFPreventionToken"].ToString());
    }

    private static bool IsOpen(string method, string path) =>
        (path, method) is ("/access/ticket", "GET" or "POST") or ("/access/domains", "GET");

    private static Caller ByToken(SimulatedCluster cluster, string text)
    {
        var bang = text.IndexOf('!');
        var equals = text.IndexOf('=', Math.Max(bang, 0));
        if (bang <= 0 || equals < bang) throw PveError.Unauthorized();
        var (userId, tokenId, secret) = (text[..bang], text[(bang + 1)..equals], text[(equals + 1)..]);
        var now = cluster.Schedule.Now;
        if (cluster.Access.Users.GetValueOrDefault(userId) is not { } user || !user.IsActive(now)) throw PveError.Unauthorized();
        if (user.Tokens.GetValueOrDefault(tokenId) is not { } token || token.Expire != 0 && token.Expire <= now.ToUnixTimeSeconds()) throw PveError.Unauthorized();
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token.Secret), Encoding.UTF8.GetBytes(secret))) throw PveError.Unauthorized();
        return new Caller(userId, tokenId);
    }

    private static Caller ByTicket(SimulatedCluster cluster, string ticket, string method, string csrf)
    {
        var now = cluster.Schedule.Now;
        var user = cluster.Tickets.Check(ticket, now) ?? throw PveError.Unauthorized();
        if (!cluster.Access.Users.TryGetValue(user, out var account) || !account.IsActive(now)) throw PveError.Unauthorized();
        if (method != "GET" && !cluster.Tickets.CheckCsrf(csrf, user, now)) throw PveError.Unauthorized("Permission denied - invalid csrf token");
        return new Caller(user);
    }
}
