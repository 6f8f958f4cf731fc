using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hypervisor.WebApi;

/// <summary>Who calls: sign-in, users, API keys, organizations, sites.</summary>
public static class AccessApi
{
    /// <summary>No request of these routes needs more; the largest is a saved view of 16 KiB.</summary>
    private const int MaxBodyBytes = 32 * 1024;

    /// <summary>Sign-in and authorization. <see cref="Caller"/> can then be a parameter of every handler behind <c>RequireRole</c>.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<SessionCookies>();
        services.AddScoped<OrganizationScope>();
        services.AddScoped(CallerOf);
        services.AddAuthentication(AccessHandler.Scheme).AddScheme<AuthenticationSchemeOptions, AccessHandler>(AccessHandler.Scheme, null).AddOidc(configuration);
        services.AddAuthorization();
        services.Configure<ForwardedHeadersOptions>(options => TrustedProxies.Apply(options, configuration));
        return services;
    }

    /// <summary>Finds out who calls, before everything that asks. Goes behind the exception handler.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.ForwardedHeaders != ForwardedHeaders.None)
        {
            app.UseForwardedHeaders();
        }

        app.Use((http, next) =>
        {
            // To find out who calls changes nothing, whatever it is that they want.
            CallContext.IsRead = true;
            return next(http);
        });
        app.UseAuthentication();
        app.Use(async (http, next) =>
        {
            var identity = http.Features.Get<RequestIdentity>();
            SessionCookies.CheckCsrf(http, identity);
            CallContext.Caller = identity?.Caller;
            CallContext.IsRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
            await next(http);
        });
        app.UseAuthorization();
        return app;
    }

    /// <param name="api">The group <c>/api/v1</c>.</param>
    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        var access = api.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        access.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        access.MapAuth();
        access.MapUsers();
        access.MapSavedViews();
        access.MapApiKeys();
        access.MapOrganizations();
        access.MapSites();
    }

    private static Caller CallerOf(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<RequestIdentity>()?.Caller
        ?? throw new FleetException(Failure.Unauthenticated, "unauthenticated", "Sign in first.");
}
