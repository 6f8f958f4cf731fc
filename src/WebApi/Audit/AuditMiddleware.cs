using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hypervisor.WebApi;

/// <summary>The one place where requests are recorded, so that a new route can't be forgotten.</summary>
internal static class AuditMiddleware
{
    /// <summary>Sees how each request ends. Goes before sign-in, whose refusals are recorded too.</summary>
    public static void UseAudit(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (AuditedRequest.Of(http) is not { } request)
        {
            await next(http);
            return;
        }

        var trail = http.RequestServices.GetRequiredService<AuditTrail>();
        trail.Open(request);
        http.Response.OnStarting(() => trail.End(
            http.Features.Get<RequestIdentity>(),
            http.Response.StatusCode,
            http.Features.Get<IExceptionHandlerFeature>()?.Error));
        var status = StatusCodes.Status499ClientClosedRequest;
        try
        {
            await next(http);
            status = http.Response.StatusCode;
        }
        finally
        {
            // Nothing starts an answer for who has gone.
            if (http.RequestAborted.IsCancellationRequested)
            {
                await trail.End(http.Features.Get<RequestIdentity>(), status, error: null);
            }
        }
    });

    /// <summary>Keeps what is about to be done. Goes behind authorization.</summary>
    public static void UseAuditBeforeHandlers(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (AuditedRequest.Of(http) is { } request)
        {
            await http.RequestServices.GetRequiredService<AuditTrail>().Begin(http.Features.Get<RequestIdentity>());
            CallContext.IsAudited = !request.ByItself;
        }

        await next(http);
    });
}
