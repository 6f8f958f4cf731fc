using System.Security.Claims;
using System.Text.Encodings.Web;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hypervisor.WebApi;

/// <summary>
/// The one scheme: an API key or access token in a header, or else the session cookie. A header that doesn't hold is never made good by a
/// cookie.
/// </summary>
internal sealed class AccessHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IGrainFactory grains,
    AccessTokens tokens,
    IProblemDetailsService problems,
    ILogger<FleetExceptionHandler> refusals) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Access";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!HasCredentials())
        {
            return AuthenticateResult.NoResult();
        }

        if (await Identify() is not { } identity)
        {
            return AuthenticateResult.Fail("The credentials don't hold.");
        }

        Context.Features.Set(identity);
        var claims = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, identity.Caller.UserId.ToString()), new(ClaimTypes.Name, identity.Caller.Username)],
            Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(claims), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(new FleetException(
            Failure.Unauthenticated,
            "unauthenticated",
            HasCredentials() ? "The credentials don't hold, or no longer. Sign in again." : "Sign in first."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<RequiresAttribute>().Select(requires => requires.Role).DefaultIfEmpty().Max();
        return Refuse(FleetException.Forbidden($"This needs the role {(needed ?? Role.Guest).Name()}."));
    }

    private bool HasCredentials() =>
        Request.Headers.ContainsKey("X-API-Key") || Request.Headers.ContainsKey("Authorization") || Request.Cookies.ContainsKey(SessionCookies.NameFor(Request));

    private async Task<RequestIdentity?> Identify()
    {
        if (Request.Headers.TryGetValue("X-API-Key", out var key))
        {
            return await ByApiKey(key.ToString());
        }

        if (Request.Headers.TryGetValue("Authorization", out var header))
        {
            var text = header.ToString();
            var token = text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? text[Bearer.Length..].Trim() : "";
            return token.StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal)
                ? await ByApiKey(token)
                : await BySession(tokens.ReadAccess(token), byCookie: false);
        }

        return await BySession(tokens.ReadCookie(Request.Cookies[SessionCookies.NameFor(Request)] ?? ""), byCookie: true);
    }

    private async Task<RequestIdentity?> ByApiKey(string text) =>
        ApiKeyText.Parse(text) is { } key && await grains.GetGrain<IApiKeyGrain>(GrainKeys.ApiKey(key.Id)).Authenticate(key.Hash) is { } user
            ? ToIdentity(user, null, byCookie: false) with { KeyHash = key.Hash }
            : null;

    private async Task<RequestIdentity?> BySession(SessionTicket? ticket, bool byCookie) =>
        ticket is not null && await grains.GetGrain<IUserGrain>(GrainKeys.User(ticket.User)).Authenticate(ticket.Session) is { } user
            ? ToIdentity(user, ticket, byCookie)
            : null;

    private RequestIdentity ToIdentity(SignedIn user, SessionTicket? ticket, bool byCookie) => new(
        user.Caller with { Address = Context.Connection.RemoteIpAddress?.ToString() },
        user.DisplayName,
        ticket,
        byCookie);

    private Task Refuse(FleetException failure) =>
        new FleetExceptionHandler(problems, refusals).TryHandleAsync(Context, failure, Context.RequestAborted).AsTask();
}
