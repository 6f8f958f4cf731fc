using System.Net;
using System.Security.Claims;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hypervisor.WebApi;

/// <summary>
/// What happens when somebody comes back from the provider. The handler of the framework has checked state, nonce, code and token; here
/// a session of our own is opened, and nothing of the provider's tokens is kept. A person looks at the answer, so it leads to a page.
/// </summary>
internal sealed partial class OidcSignIn(OidcSettings settings, IGrainFactory grains, SessionCookies cookies, SignInAudit audit, TimeProvider time, ILogger<OidcSignIn> log) : OpenIdConnectEvents
{
    public const string SignInPage = "/hypervisor/sign-in";

    /// <summary>How long somebody may stay at the provider.</summary>
    public static readonly TimeSpan StateLifetime = TimeSpan.FromMinutes(10);

    private const string Issuer = "issuer";
    private const string Throttled = "throttled";
    private const string Failed = "failed";

    /// <summary>Before the provider is asked for anything.</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        try
        {
            await grains.GetGrain<ISignInAddressGrain>(GrainKeys.SignInAddress(AddressOf(context.HttpContext))).Admit();
        }
        catch (FleetException refusal)
        {
            await Refuse(context.HttpContext, refusal, refusal.Failure == Failure.Throttled ? Throttled : Failed);
            context.HandleResponse();
        }
    }

    /// <summary>The browser forgets its part of an old state; who kept a copy is refused here.</summary>
    public override Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        if (!(time.GetUtcNow() - context.Properties?.IssuedUtc < StateLifetime))
        {
            context.Fail("The sign-in was begun too long ago.");
        }

        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        // The handler has checked a signature where there is one, and takes a token without, since it comes from the provider itself.
        if (!OidcApi.Algorithms.Contains(context.SecurityToken.SignatureAlgorithm) || string.IsNullOrEmpty(context.SecurityToken.RawSignature))
        {
            context.Fail("The provider's token is not signed.");
            return Task.CompletedTask;
        }

        context.Properties!.Items[Issuer] = context.SecurityToken.Issuer;
        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();

        // To sign in changes something, and whoever was signed in before has no part in it.
        CallContext.Caller = null;
        CallContext.IsRead = false;
        var address = AddressOf(context.HttpContext);
        try
        {
            var profile = await ProfileOf(context);
            var opened = await grains.GetGrain<IExternalLoginGrain>(GrainKeys.ExternalLogin(profile.Identity)).SignIn(profile);
            await audit.OpenedExternally(opened, address.ToString());
            cookies.Set(context.HttpContext, opened.Session);
            context.Response.Redirect(context.ReturnUri ?? ReturnUrl.Home);
        }
        catch (FleetException refusal)
        {
            await Refuse(context.HttpContext, refusal, refusal.Failure == Failure.Unauthenticated ? refusal.Code : Failed);
        }
    }

    /// <summary>The provider refused, or what came from it does not hold: no state of ours, another nonce, a token that expired.</summary>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        LogFailed(context.Failure?.GetType().Name, context.Failure?.Message);
        await Refuse(context.HttpContext, new FleetException(Failure.Unauthenticated, "provider_failed", "The provider did not vouch for them."), Failed);
    }

    public override async Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        await Refuse(context.HttpContext, new FleetException(Failure.Unauthenticated, "access_denied", "The provider refused them."), "access_denied");
    }

    private static IPAddress AddressOf(HttpContext http) => http.Connection.RemoteIpAddress ?? IPAddress.None;

    private static string? Text(ClaimsPrincipal claims, string type) => claims.FindFirstValue(type) is { Length: > 0 } text ? text : null;

    private async Task<ExternalProfile> ProfileOf(TicketReceivedContext context)
    {
        var claims = context.Principal!;
        var subject = Text(claims, "sub") ?? throw new FleetException(Failure.Unauthenticated, Failed, "The provider did not say who it is.");
        var role = settings.RoleFor(claims.FindAll(settings.RoleClaim).Select(claim => claim.Value));
        return new ExternalProfile
        {
            Identity = new ExternalIdentity(context.Properties!.Items[Issuer]!, subject),
            Username = Text(claims, settings.UsernameClaim) ?? Text(claims, settings.EmailClaim) ?? "",
            DisplayName = Text(claims, "name"),
            Email = Text(claims, settings.EmailClaim),
            Role = settings.RoleIsMapped || settings.Provisioning ? role : null,
            RoleIsMapped = settings.RoleIsMapped,
            Organization = settings.Provisioning ? await OrganizationOfNewUsers() : null,
        };
    }

    private async Task<Guid> OrganizationOfNewUsers()
    {
        var organizations = grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations);
        if (settings.Organization is not { } name)
        {
            return (await organizations.Default()).Id;
        }

        if ((await organizations.List()).FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found.Id;
        }

        LogNoOrganization(name);
        throw new FleetException(Failure.Unauthenticated, "unknown_user", "The organization of new users is missing.");
    }

    private async Task Refuse(HttpContext http, FleetException refusal, string reason)
    {
        await audit.RefusedExternally(refusal, AddressOf(http).ToString());
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect($"{SignInPage}?failed={reason}");
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in by OpenID Connect failed: {Type}: {Reason}")]
    private partial void LogFailed(string? type, string? reason);

    [LoggerMessage(LogLevel.Error, "Nobody new can sign in by OpenID Connect: there is no organization {Name}, which --oidc-organization names")]
    private partial void LogNoOrganization(string name);
}
