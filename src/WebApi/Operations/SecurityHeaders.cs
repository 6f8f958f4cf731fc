using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.WebApi;

/// <summary>
/// What every answer tells the browser, whoever makes it: routes, files, metrics, health, refusals. Set when the answer starts, because an
/// error handler forgets what was set before.
/// </summary>
internal sealed class SecurityHeaders : IStartupFilter
{
    private const string Data = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private const string Files = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    // Pages of libraries, off unless somebody wants them. Their scripts and styles are inline.
    private const string OtherPages =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private const string OneYear = "max-age=31536000";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            http.Response.OnStarting(() =>
            {
                Set(http);
                return Task.CompletedTask;
            });
            return rest(http);
        });
        next(app);
    };

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = PolicyFor(http.Request.Path);
        }

        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }
    }

    private static string PolicyFor(PathString path) =>
        path.StartsWithSegments("/hypervisor") ? Files
        : path.StartsWithSegments("/api/v1/docs") || path.StartsWithSegments("/orleans") ? OtherPages
        : Data;
}
