using System.Security.Cryptography;
using System.Text;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.WebApi;

/// <summary>
/// The browser's sign-in: a sealed ticket that scripts can't read, and a second value that they can, to be repeated in a header by every
/// request that changes something. The ticket holds that value too, so planting another cookie doesn't help.
/// </summary>
internal sealed class SessionCookies(AccessTokens tokens)
{
    private const string PlainName = "hypervisor_session";

    // Browsers let only this very host set it, over https: another one of the domain can't plant a session of its own.
    private const string HostName = "__Host-hypervisor_session";

    public const string Csrf = "hypervisor_csrf";
    public const string CsrfHeader = "X-CSRF-Token";

    /// <summary>Marks a route that needs no CSRF token, because it only ever takes the place of what the browser had.</summary>
    public static object Exempt { get; } = new ExemptFromCsrf();

    /// <summary>The session's cookie, for the way that the browser came.</summary>
    public static string NameFor(HttpRequest request) => request.IsHttps ? HostName : PlainName;

    public static void CheckCsrf(HttpContext http, RequestIdentity? identity)
    {
        if (identity is not { ByCookie: true, Ticket: { } ticket }
            || HttpMethods.IsGet(http.Request.Method)
            || HttpMethods.IsHead(http.Request.Method)
            || HttpMethods.IsOptions(http.Request.Method)
            || http.GetEndpoint()?.Metadata.GetMetadata<ExemptFromCsrf>() is not null)
        {
            return;
        }

        var sent = Encoding.UTF8.GetBytes(http.Request.Headers[CsrfHeader].ToString());
        if (!CryptographicOperations.FixedTimeEquals(sent, Encoding.UTF8.GetBytes(ticket.Csrf.ToString("N"))))
        {
            throw new FleetException(Failure.Forbidden, "csrf", $"A change by cookie needs the header {CsrfHeader} with the value of the cookie {Csrf}.");
        }
    }

    /// <param name="http">Whose response gets them.</param>
    /// <param name="session">What was opened or extended.</param>
    /// <param name="csrf">The value to keep, so that other tabs go on; a new one if null.</param>
    public void Set(HttpContext http, Session session, Guid? csrf = null)
    {
        // Guid.NewGuid is random on every platform, but only documented as unique.
        var value = csrf ?? new Guid(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(NameFor(http.Request), tokens.IssueCookie(session, value), Options(http, session, httpOnly: true));
        http.Response.Cookies.Append(Csrf, value.ToString("N"), Options(http, session, httpOnly: false));
    }

    public static void Clear(HttpContext http)
    {
        http.Response.Cookies.Delete(NameFor(http.Request), Options(http, null, httpOnly: true));
        http.Response.Cookies.Delete(Csrf, Options(http, null, httpOnly: false));
    }

    private static CookieOptions Options(HttpContext http, Session? session, bool httpOnly) => new()
    {
        HttpOnly = httpOnly,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/",
        Expires = session is { Remember: true } ? session.ExpiresAt : null,
    };

    private sealed class ExemptFromCsrf;
}
