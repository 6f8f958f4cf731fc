using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

internal static class SitesApi
{
    public static void MapSites(this IEndpointRouteBuilder api)
    {
        var sites = api.MapGroup("/sites").WithTags("Sites");
        sites.MapGet("/", List).RequireRole(Role.Viewer).WithSummary("Sites that you can see");
        sites.MapPost("/", Add).RequireRole(Role.OrgAdmin).Audited("site.create").WithSummary("Add a site");
        sites.MapPatch("/{site_id:guid}", Update).RequireRole(Role.OrgAdmin).Audited("site.update").WithSummary("Rename or describe a site");
        sites.MapDelete("/{site_id:guid}", Remove).RequireRole(Role.OrgAdmin).Audited("site.delete").WithSummary("Remove a site that no controller belongs to");
    }

    private static async Task<ImmutableArray<Site>> List(
        [FromQuery(Name = "organization_id")] Guid? organization, Caller caller, OrganizationScope scope, IGrainFactory grains)
    {
        var organizations = await scope.Many(organization);
        var sites = await Task.WhenAll(organizations.Select(id => DirectoryOf(id, grains).Sites()));
        return [.. sites.SelectMany(some => some).Where(site => caller.CanSee(site.OrganizationId, site.Id))];
    }

    private static async Task<Created<Site>> Add(Body<NewSite> body, OrganizationScope scope, IGrainFactory grains, AuditTrail audit)
    {
        var request = body.Value;
        Check(request.Name ?? "", request.Description);
        var organization = await scope.One(request.OrganizationId);
        var site = await DirectoryOf(organization, grains).AddSite(request.Name!.Trim(), request.Description);
        audit.Target($"site {site.Name} ({site.Id})");
        return TypedResults.Created((string?)null, site);
    }

    private static async Task<Site> Update(
        [FromRoute(Name = "site_id")] Guid id, Body<SiteUpdate> body, OrganizationScope scope, IGrainFactory grains, AuditTrail audit)
    {
        var request = body.Value;
        Check(request.Name, request.Description);
        var directory = await DirectoryWith(id, scope, grains, audit);
        audit.Detail(FieldsGiven.By(request));
        return await directory.UpdateSite(id, request.Name?.Trim(), request.Description);
    }

    private static async Task<NoContent> Remove([FromRoute(Name = "site_id")] Guid id, OrganizationScope scope, IGrainFactory grains, AuditTrail audit)
    {
        var directory = await DirectoryWith(id, scope, grains, audit);
        await directory.RemoveSite(id);
        return TypedResults.NoContent();
    }

    private static void Check(string? name, string? description) => new FieldErrors()
        .Require(name is null || (name.Trim().Length is >= 1 and <= 255 && !name.Any(char.IsControl)), "name", "A site's name has 1 to 255 characters.")
        .Require(description is null or { Length: <= 1024 }, "description", "A description has at most 1024 characters.")
        .ThrowIfAny();

    // Nothing says which organization a site is in but the organizations themselves; there are few, and most callers see one.
    private static async Task<IDirectoryGrain> DirectoryWith(Guid site, OrganizationScope scope, IGrainFactory grains, AuditTrail audit)
    {
        foreach (var organization in await scope.Many(null))
        {
            var directory = DirectoryOf(organization, grains);
            if ((await directory.Sites()).FirstOrDefault(one => one.Id == site) is { } found)
            {
                audit.In(organization);
                audit.Target($"site {found.Name} ({found.Id})");
                return directory;
            }
        }

        throw FleetException.NotFound($"Site {site}");
    }

    private static IDirectoryGrain DirectoryOf(Guid organization, IGrainFactory grains) => grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(organization));

    internal sealed record NewSite(string? Name, string? Description, Guid? OrganizationId);

    /// <summary>What is left out stays.</summary>
    internal sealed record SiteUpdate(string? Name, string? Description);
}
