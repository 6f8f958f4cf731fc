using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;

namespace Hypervisor.WebApi;

/// <summary>Serves the built web UI at <c>/hypervisor</c>: hashed assets for ever, the page itself fresh with a nonce of its own.</summary>
internal static class WebUiHosting
{
    private const string BasePath = "/hypervisor";
    private const string NonceMark = "__CSP_NONCE__";

    public static void UseWebUi(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "webui");
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            return;
        }

        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            RequestPath = BasePath,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Path.StartsWithSegments($"{BasePath}/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    public static void MapWebUi(this WebApplication app)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "webui", "index.html");
        if (!File.Exists(file))
        {
            return;
        }

        var page = File.ReadAllText(file);
        app.MapGet("/", () => TypedResults.Redirect(BasePath)).ExcludeFromDescription();
        app.MapGet($"{BasePath}/{{**path:nonfile}}", (HttpContext http) => Page(http, page)).ExcludeFromDescription();
    }

    private static IResult Page(HttpContext http, string page)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        return TypedResults.Content(page.Replace(NonceMark, nonce, StringComparison.Ordinal), "text/html; charset=utf-8");
    }
}
