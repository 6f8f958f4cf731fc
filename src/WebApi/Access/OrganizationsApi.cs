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
        organizations.MapPost("/", Add).RequireRole(Role.SuperAdmin).Audited("organization.create").WithSummary("Add an organization");
    }

    private static Task<ImmutableArray<Organization>> List(OrganizationScope scope) => scope.List();

    private static async Task<Created<Organization>> Add(Body<NewOrganization> body, IGrainFactory grains, AuditTrail audit)
    {
        var made = await grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations).Add(body.Value.Name);
        audit.In(made.Id);
        audit.Target($"organization {made.Name} ({made.Id})");
        return TypedResults.Created((string?)null, made);
    }

    internal sealed record NewOrganization(string? Name);
}
