using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.WebApi;

/// <summary>
/// A browser opens web sockets for any page and sends its cookies along, and no CSRF token can be asked for. So the page must be one of ours:
/// the browser names it.
/// </summary>
internal static class WebSocketOrigin
{
    public static void Check(HttpContext http, RequestIdentity identity)
    {
        if (identity.ByCookie && !IsOwn(http.Request))
        {
            throw new FleetException(Failure.Forbidden, "wrong_origin", "A web socket by cookie is only for this server's own pages: the header Origin must be its address.");
        }
    }

    // TLS may end before us, so our own scheme can be the lesser one.
    private static bool IsOwn(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && (origin.Scheme == Uri.UriSchemeHttps || origin.Scheme == request.Scheme)
        && Uri.TryCreate($"{origin.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own)
        && string.Equals(origin.Authority, own.Authority, StringComparison.OrdinalIgnoreCase);
}
