using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

internal static class UsersApi
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Users");
        users.MapGet("/", List).RequireRole(Role.OrgAdmin).WithSummary("Users of your organization; a super admin sees all");
        users.MapPost("/", Add).RequireRole(Role.OrgAdmin).Audited("user.create").WithSummary("Add a user with a role below your own");
        users.MapPatch("/{user_id:guid}", Update).RequireRole(Role.OrgAdmin).Audited("user.update").WithSummary("Change a user; a new password or disabling ends all sessions");
        users.MapDelete("/{user_id:guid}", Remove).RequireRole(Role.OrgAdmin).Audited("user.delete").WithSummary("Remove a user with all sessions and API keys");
        users.MapPut("/{user_id:guid}/site-access", LimitToSites).RequireRole(Role.OrgAdmin).Audited("user.site_access").WithSummary("Limit a user to sites; none means the whole organization");
        users.MapPut("/{user_id:guid}/external-login", Link).RequireRole(Role.OrgAdmin).Audited("user.external_login").WithSummary("Let an OpenID Connect provider vouch for a user: who it calls by this subject signs in as them");
        users.MapDelete("/{user_id:guid}/external-login", Unlink).RequireRole(Role.OrgAdmin).Audited("user.external_login").WithSummary("Let no provider vouch for a user any more; ends all sessions");
    }

    private static async Task<ImmutableArray<User>> List(
        [FromQuery(Name = "organization_id")] Guid? organization, Caller caller, OrganizationScope scope, IGrainFactory grains)
    {
        var organizations = await scope.Many(organization);
        var users = await Task.WhenAll(organizations.Select(id => grains.GetGrain<IMembersGrain>(GrainKeys.Members(id)).Users(caller)));
        return [.. users.SelectMany(some => some)];
    }

    private static async Task<Created<User>> Add(Body<NewUser> body, Caller caller, OrganizationScope scope, IGrainFactory grains, AuditTrail audit)
    {
        var organization = await scope.One(body.Value.OrganizationId);
        var made = await grains.GetGrain<IMembersGrain>(GrainKeys.Members(organization)).AddUser(caller, body.Value);
        audit.Target($"user {made.Username} ({made.Id})");
        audit.Detail($"role {made.Role.Name()}, {SitesOf(made)}");
        return TypedResults.Created((string?)null, made);
    }

    private static async Task<User> Update([FromRoute(Name = "user_id")] Guid id, Body<UserUpdate> body, Caller caller, IGrainFactory grains, AuditTrail audit)
    {
        var user = await Visible(id, caller, grains, audit);
        audit.Detail(FieldsGiven.By(body.Value));
        var updated = await grains.GetGrain<IUserGrain>(GrainKeys.User(user.Id)).Update(caller, body.Value);
        if (updated.Role != user.Role)
        {
            audit.Also("user.role_changed", $"{user.Role.Name()} → {updated.Role.Name()}");
        }

        if (body.Value.Password is not null)
        {
            audit.Also("user.password_changed");
        }

        return updated;
    }

    private static async Task<NoContent> Remove([FromRoute(Name = "user_id")] Guid id, Caller caller, IGrainFactory grains, AuditTrail audit)
    {
        var user = await Visible(id, caller, grains, audit);
        await grains.GetGrain<IMembersGrain>(GrainKeys.Members(user.OrganizationId)).RemoveUser(caller, user.Id);
        return TypedResults.NoContent();
    }

    private static async Task<User> LimitToSites([FromRoute(Name = "user_id")] Guid id, Body<SiteAccess> body, Caller caller, IGrainFactory grains, AuditTrail audit)
    {
        var user = await Visible(id, caller, grains, audit);
        var limited = await grains.GetGrain<IUserGrain>(GrainKeys.User(user.Id)).LimitToSites(caller, body.Value.Sites ?? []);
        audit.Detail($"{SitesOf(user)} → {SitesOf(limited)}");
        return limited;
    }

    private static async Task<User> Link([FromRoute(Name = "user_id")] Guid id, Body<IdentityAtProvider> body, Caller caller, IGrainFactory grains, AuditTrail audit)
    {
        var (issuer, subject) = body.Value;
        new FieldErrors()
            .Require(issuer is { Length: <= 512 } && Uri.TryCreate(issuer, UriKind.Absolute, out var url) && url.Scheme is "https" or "http", "issuer", "It is the provider's URL, as its tokens give it in iss.")
            .Require(subject is { Length: >= 1 and <= 255 } && !subject.Any(char.IsControl), "subject", "It is the person's id at the provider, 1 to 255 characters, as its tokens give it in sub.")
            .ThrowIfAny();
        var user = await Visible(id, caller, grains, audit);
        var identity = new ExternalIdentity(issuer!, subject!);
        audit.Detail($"subject {identity.Subject} of {identity.Issuer}");
        return await grains.GetGrain<IExternalLoginGrain>(GrainKeys.ExternalLogin(identity)).Link(caller, user.Id, identity);
    }

    private static async Task<User> Unlink([FromRoute(Name = "user_id")] Guid id, Caller caller, IGrainFactory grains, AuditTrail audit)
    {
        var user = await Visible(id, caller, grains, audit);
        audit.Detail("none");
        return await grains.GetGrain<IUserGrain>(GrainKeys.User(user.Id)).SetExternalLogin(caller, null);
    }

    private static async Task<User> Visible(Guid id, Caller caller, IGrainFactory grains, AuditTrail audit)
    {
        if (await grains.GetGrain<IUserGrain>(GrainKeys.User(id)).Find() is not { } user || !caller.CanSee(user.OrganizationId, null))
        {
            throw FleetException.NotFound($"User {id}");
        }

        audit.In(user.OrganizationId);
        audit.Target($"user {user.Username} ({user.Id})");
        return user;
    }

    private static string SitesOf(User user) => user.Sites.IsDefaultOrEmpty ? "all sites" : $"sites {string.Join(", ", user.Sites)}";

    /// <param name="Issuer">The provider's URL, as its tokens give it in <c>iss</c>.</param>
    /// <param name="Subject">The person's id there, as its tokens give it in <c>sub</c>.</param>
    internal sealed record IdentityAtProvider(string? Issuer, string? Subject);

    /// <param name="Sites">All that the user may see of the organization; none means everything of it.</param>
    internal sealed record SiteAccess(ImmutableArray<Guid>? Sites);
}
