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
        users.MapPost("/", Add).RequireRole(Role.OrgAdmin).WithSummary("Add a user with a role below your own");
        users.MapPatch("/{user_id:guid}", Update).RequireRole(Role.OrgAdmin).WithSummary("Change a user; a new password or disabling ends all sessions");
        users.MapDelete("/{user_id:guid}", Remove).RequireRole(Role.OrgAdmin).WithSummary("Remove a user with all sessions and API keys");
        users.MapPut("/{user_id:guid}/site-access", LimitToSites).RequireRole(Role.OrgAdmin).WithSummary("Limit a user to sites; none means the whole organization");
    }

    private static async Task<ImmutableArray<User>> List(
        [FromQuery(Name = "organization_id")] Guid? organization, Caller caller, OrganizationScope scope, IGrainFactory grains)
    {
        var organizations = await scope.Many(organization);
        var users = await Task.WhenAll(organizations.Select(id => grains.GetGrain<IMembersGrain>(GrainKeys.Members(id)).Users(caller)));
        return [.. users.SelectMany(some => some)];
    }

    private static async Task<Created<User>> Add(Body<NewUser> body, Caller caller, OrganizationScope scope, IGrainFactory grains)
    {
        var organization = await scope.One(body.Value.OrganizationId);
        var made = await grains.GetGrain<IMembersGrain>(GrainKeys.Members(organization)).AddUser(caller, body.Value);
        return TypedResults.Created((string?)null, made);
    }

    private static async Task<User> Update([FromRoute(Name = "user_id")] Guid id, Body<UserUpdate> body, Caller caller, IGrainFactory grains)
    {
        var user = await Visible(id, caller, grains);
        return await grains.GetGrain<IUserGrain>(GrainKeys.User(user.Id)).Update(caller, body.Value);
    }

    private static async Task<NoContent> Remove([FromRoute(Name = "user_id")] Guid id, Caller caller, IGrainFactory grains)
    {
        var user = await Visible(id, caller, grains);
        await grains.GetGrain<IMembersGrain>(GrainKeys.Members(user.OrganizationId)).RemoveUser(caller, user.Id);
        return TypedResults.NoContent();
    }

    private static async Task<User> LimitToSites([FromRoute(Name = "user_id")] Guid id, Body<SiteAccess> body, Caller caller, IGrainFactory grains)
    {
        var user = await Visible(id, caller, grains);
        return await grains.GetGrain<IUserGrain>(GrainKeys.User(user.Id)).LimitToSites(caller, body.Value.Sites ?? []);
    }

    private static async Task<User> Visible(Guid id, Caller caller, IGrainFactory grains) =>
        await grains.GetGrain<IUserGrain>(GrainKeys.User(id)).Find() is { } user && caller.CanSee(user.OrganizationId, null)
            ? user
            : throw FleetException.NotFound($"User {id}");

    /// <param name="Sites">All that the user may see of the organization; none means everything of it.</param>
    internal sealed record SiteAccess(ImmutableArray<Guid>? Sites);
}
