using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

internal static class OrganizationsApi
{
    public static void MapOrganizations(this IEndpointRouteBuilder api)
    {
        var organizations = api.MapGroup("/organizations").WithTags("Organizations");
        organizations.MapGet("/", List).RequireRole(Role.Viewer).WithSummary("Organizations that you can see");
        organizations.MapPost("/", Add).RequireRole(Role.SuperAdmin).WithSummary("Add an organization");
    }

    private static Task<ImmutableArray<Organization>> List(OrganizationScope scope) => scope.List();

    private static async Task<Created<Organization>> Add(Body<NewOrganization> body, IGrainFactory grains) => TypedResults.Created(
        (string?)null,
        await grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations).Add(body.Value.Name));

    internal sealed record NewOrganization(string? Name);
}
