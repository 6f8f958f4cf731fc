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

    /// <param name="Sites">All that the user may see of the organization; none means everything of it.</param>
    internal sealed record SiteAccess(ImmutableArray<Guid>? Sites);
}
