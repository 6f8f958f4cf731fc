using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Hypervisor.WebApi;

/// <summary>Sign-in at an OpenID Connect provider: code flow with PKCE, begun and ended here, on whichever silo.</summary>
internal static class OidcApi
{
    public const string Callback = "/api/v1/auth/oidc/callback";

    // Signed with the provider's private key: a client secret would do for an HMAC, and "none" for anybody.
    public static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private const string LoginPath = "/api/v1/auth/oidc/login";
    private const string Scheme = "Oidc";

    private static readonly TimeSpan ProviderTimeout = TimeSpan.FromSeconds(10);

    /// <exception cref="InvalidOperationException">The settings can't be used.</exception>
    public static AuthenticationBuilder AddOidc(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        var problems = new List<string>();
        var settings = OidcSettings.Read(configuration, problems.Add);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join(" ", problems));
        }

        if (settings is null)
        {
            return authentication;
        }

        authentication.Services.AddSingleton(settings);
        authentication.Services.AddScoped<OidcSignIn>();

        // Below that, it writes codes and claims.
        authentication.Services.AddLogging(logging => logging.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.Information));
        return authentication.AddOpenIdConnect(Scheme, options => Apply(settings, options));
    }

    public static void MapOidc(this IEndpointRouteBuilder auth)
    {
        auth.MapGet("/methods", Methods).AllowAnonymous().WithSummary("How one can sign in");
        auth.MapGet("/oidc/login", Login).AllowAnonymous().Produces(StatusCodes.Status302Found).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Sign in at the OpenID Connect provider; for browsers, which come back with cookies")
            .WithDescription("Leads to the provider, from there to /api/v1/auth/oidc/callback and then to return_url, a page of the UI. Where it fails, to /hypervisor/sign-in?failed=REASON: "
                + "access_denied, unknown_user, user_disabled, no_role, throttled or failed.");
    }

    private static void Apply(OidcSettings settings, OpenIdConnectOptions options)
    {
        options.Authority = settings.Authority.ToString();
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret.Reveal;
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.UsePkce = true;

        // Comes back by GET, so that cookies of this site come along without SameSite=None.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = Callback;
        options.SignInScheme = AccessHandler.Scheme;
        options.EventsType = typeof(OidcSignIn);
        options.BackchannelTimeout = ProviderTimeout;
        options.RemoteAuthenticationTimeout = OidcSignIn.StateLifetime;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        // Paths at which the provider could end sessions. Ours end by themselves, or here.
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = PathString.Empty;
        options.Scope.Clear();
        foreach (var scope in settings.Scopes)
        {
            options.Scope.Add(scope);
        }

        foreach (var claim in new[] { settings.UsernameClaim, settings.EmailClaim, settings.RoleClaim }.Where(claim => claim != "sub").Distinct())
        {
            options.ClaimActions.MapJsonKey(claim, claim);
        }
    }

    private static SignInMethods Methods([FromServices] IServiceProvider services) =>
        new(Password: true, services.GetService<OidcSettings>() is { } settings ? new OidcMethod(settings.Name, LoginPath) : null);

    private static async Task Login(HttpContext http, TimeProvider time, [FromQuery(Name = "return_url")] string? returnUrl = null)
    {
        if (http.RequestServices.GetService<OidcSettings>() is null)
        {
            throw FleetException.NotFound("A provider to sign in at");
        }

        await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = ReturnUrl.Check(returnUrl), IssuedUtc = time.GetUtcNow() });
    }

    /// <param name="Password">Whether a username and a password will do.</param>
    /// <param name="Oidc">The provider to sign in at; absent where there is none.</param>
    internal sealed record SignInMethods(bool Password, OidcMethod? Oidc);

    /// <param name="Name">What the provider is called.</param>
    /// <param name="LoginUrl">Where a browser begins; takes return_url.</param>
    internal sealed record OidcMethod(string Name, string LoginUrl);
}
