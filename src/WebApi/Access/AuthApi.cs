using System.Net;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Hypervisor.WebApi;

internal static class AuthApi
{
    public static void MapAuth(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Sign-in");
        auth.MapPost("/login", Login).AllowAnonymous().WithMetadata(SessionCookies.Exempt).AuditsItself("auth.login").WithSummary("Sign in, for tokens or for cookies");
        auth.MapPost("/refresh", Refresh).AllowAnonymous().AuditsItself("auth.refresh").WithSummary("Extend the session; a refresh token is good for one use");
        auth.MapPost("/logout", Logout).RequireRole(Role.Viewer).Audited("auth.logout").WithSummary("End the session");
        auth.MapGet("/me", GetMe).RequireRole(Role.Guest).WithSummary("Who you are, what you may do, and what keeps writes closed");
        auth.MapOidc();
    }

    private static async Task<Results<Ok<SignInTokens>, Ok<SignInCookie>>> Login(
        Body<LoginRequest> body, HttpContext http, IGrainFactory grains, AccessTokens tokens, SessionCookies cookies, SignInAudit audit, IConfiguration configuration)
    {
        var request = body.Value;
        new FieldErrors()
            .Require(request.Username?.Trim() is { Length: >= 1 and <= 64 }, "username", "A username has 1 to 64 characters.")
            .Require(request.Password.Reveal is { Length: >= 1 and <= 512 }, "password", "A password has 1 to 512 characters.")
            .ThrowIfAny();

        // Whoever was signed in before has no part in this.
        CallContext.Caller = null;
        var session = await SignIn(request, http.Connection.RemoteIpAddress ?? IPAddress.None, grains, audit);
        var me = await ToMe(session.User.Caller, session.User.DisplayName, grains, configuration);
        if (!request.Cookie)
        {
            return TypedResults.Ok(tokens.Issue(session, me));
        }

        cookies.Set(http, session);
        return TypedResults.Ok(new SignInCookie(me));
    }

    private static async Task<Session> SignIn(LoginRequest request, IPAddress address, IGrainFactory grains, SignInAudit audit)
    {
        try
        {
            await grains.GetGrain<ISignInAddressGrain>(GrainKeys.SignInAddress(address)).Admit();
            var session = await grains.GetGrain<ILoginGrain>(GrainKeys.Login(request.Username!)).SignIn(request.Password, request.Remember);
            await audit.Opened(session, address.ToString());
            return session;
        }
        catch (FleetException failure) when (failure.Failure is Failure.Unauthenticated or Failure.Throttled)
        {
            await audit.Refused(request.Username!, failure, address.ToString());
            throw;
        }
    }

    private static async Task<Results<Ok<SignInTokens>, Ok<SignInCookie>>> Refresh(
        RefreshRequest? request, HttpContext http, IGrainFactory grains, AccessTokens tokens, SessionCookies cookies, SignInAudit audit, IConfiguration configuration)
    {
        var identity = http.Features.Get<RequestIdentity>();
        var byCookie = request is null or { RefreshToken.IsEmpty: true };
        var ticket = byCookie
            ? identity is { ByCookie: true } ? identity.Ticket : null
            : tokens.ReadRefresh(request!.RefreshToken.Reveal);
        CallContext.Caller = null;
        if (ticket is null
            || await grains.GetGrain<IUserGrain>(GrainKeys.User(ticket.User)).Refresh(ticket.Session, byCookie ? null : ticket.Generation) is not { } session)
        {
            await audit.RefreshRefused(ticket, http.Connection.RemoteIpAddress?.ToString());
            throw new FleetException(Failure.Unauthenticated, "session_ended", "The session has ended. Sign in again.");
        }

        var me = await ToMe(session.User.Caller, session.User.DisplayName, grains, configuration);
        if (!byCookie)
        {
            return TypedResults.Ok(tokens.Issue(session, me));
        }

        cookies.Set(http, session, ticket.Csrf);
        return TypedResults.Ok(new SignInCookie(me));
    }

    private static async Task<NoContent> Logout(HttpContext http, IGrainFactory grains)
    {
        if (http.Features.Get<RequestIdentity>()?.Ticket is { } ticket)
        {
            await grains.GetGrain<IUserGrain>(GrainKeys.User(ticket.User)).SignOut(ticket.Session);
        }

        SessionCookies.Clear(http);
        return TypedResults.NoContent();
    }

    private static Task<Me> GetMe(HttpContext http, Caller caller, IGrainFactory grains, IConfiguration configuration) =>
        ToMe(caller, http.Features.Get<RequestIdentity>()!.DisplayName, grains, configuration);

    private static async Task<Me> ToMe(Caller caller, string displayName, IGrainFactory grains, IConfiguration configuration)
    {
        var organization = await grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations).Find(caller.OrganizationId);
        var gates = Gates.Read(configuration);
        return new Me(
            caller.UserId,
            caller.Username,
            displayName,
            caller.Role,
            caller.OrganizationId,
            organization?.Name,
            caller.IsLimitedToSites ? caller.Sites : [],
            Permissions.Of(caller.Role),
            new GateState(gates.WritesOpen, gates.ClosedBy));
    }
}
