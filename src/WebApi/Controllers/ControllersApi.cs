using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Controller = Hypervisor.Grains.Interfaces.Controller;

namespace Hypervisor.WebApi;

/// <summary>Registering clusters and testing how they are reached.</summary>
internal static class ControllersApi
{
    public static void MapControllers(this IEndpointRouteBuilder api)
    {
        var controllers = api.MapGroup("/controllers").WithTags("Controllers");

        controllers.MapGet("/", List).RequireRole(Role.Viewer).WithSummary("Controllers that you can see, by name");
        controllers.MapPost("/", Register).RequireRole(Role.SiteAdmin).Audited("controller.create").WithSummary("Register a cluster; the first sync starts at once");
        controllers.MapPost("/test-connection", TestConnection).RequireRole(Role.SiteAdmin).Audited("controller.test_connection").WithSummary("Test a connection before it is saved");
        controllers.MapGet("/{controller_id}", Get).RequireRole(Role.Viewer).WithSummary("One controller");
        controllers.MapPatch("/{controller_id}", Update).RequireRole(Role.SiteAdmin).Audited("controller.update").WithSummary("Change a controller; credentials rotate here");
        controllers.MapDelete("/{controller_id}", Remove).RequireRole(Role.SiteAdmin).Audited("controller.delete").WithSummary("Forget a controller and its credentials");
        controllers.MapPost("/{controller_id}/test", Test).RequireRole(Role.SiteAdmin).Audited("controller.test").WithSummary("Test the stored connection");
    }

    private static async Task<Ok<ControllerPage>> List(
        Caller caller,
        IGrainFactory grains,
        [FromQuery(Name = "site_id")] Guid? siteId,
        string? status,
        int page = 1,
        [FromQuery(Name = "per_page")] int perPage = 50)
    {
        var wanted = Choice.Parse<ControllerStatus>(status);
        new FieldErrors()
            .Require(page >= 1, "page", "The page is 1 or more.")
            .Require(perPage is >= 1 and <= 100, "per_page", "The page size is 1 to 100.")
            .Require(status is null || wanted is not null, "status", $"The status is one of {Choice.Names<ControllerStatus>()}.")
            .ThrowIfAny();
        var found = (await caller.Fleet(grains).Controllers(caller, siteId)).Where(controller => wanted is null || controller.Status == wanted).ToList();
        return TypedResults.Ok(new ControllerPage([.. found.Skip((page - 1) * perPage).Take(perPage)], found.Count, page, perPage));
    }

    private static async Task<Created<Controller>> Register(Caller caller, IGrainFactory grains, Body<ControllerRegistration> body, AuditTrail audit)
    {
        await CheckSite(caller, grains, body.Value.SiteId);
        var id = Guid.NewGuid();
        var controller = await Controller(grains, id).Register(caller.OrganizationId, body.Value);
        audit.About(controller);
        return TypedResults.Created($"/api/v1/controllers/{id}", controller);
    }

    private static async Task<Ok<ConnectionReport>> TestConnection(IGrainFactory grains, Body<ControllerRegistration> body, AuditTrail audit)
    {
        audit.Target($"host {body.Value.Host}");
        return TypedResults.Ok(await grains.GetGrain<IConnectionTestGrain>(0).Test(body.Value));
    }

    private static async Task<Ok<Controller>> Get([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
        TypedResults.Ok(await Controller(grains, controllerId).Describe());

    private static async Task<Ok<Controller>> Update(
        [FromRoute(Name = "controller_id")] Guid controllerId, Caller caller, IGrainFactory grains, Body<ControllerUpdate> body, AuditTrail audit)
    {
        if (body.Value.SiteId is { } site)
        {
            await CheckSite(caller, grains, site == Guid.Empty ? null : site);
        }

        audit.Detail(FieldsGiven.By(body.Value));
        var updated = await Controller(grains, controllerId).Update(body.Value);
        audit.About(updated);
        if (body.Value.Password is not null || body.Value.Config?.TokenSecret is not null)
        {
            audit.Also("controller.secret_changed");
        }

        return TypedResults.Ok(updated);
    }

    private static async Task<NoContent> Remove([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, AuditTrail audit)
    {
        audit.About(await Controller(grains, controllerId).Describe());
        await Controller(grains, controllerId).Remove();
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ConnectionReport>> Test([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
        TypedResults.Ok(await Controller(grains, controllerId).Test());

    // Who is limited to sites can't put a controller where they would not see it again.
    private static async Task CheckSite(Caller caller, IGrainFactory grains, Guid? site)
    {
        var sites = site is null ? [] : await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(caller.OrganizationId)).Sites();
        var exists = site is null || sites.Any(candidate => candidate.Id == site);
        if (!exists || !caller.CanSee(caller.OrganizationId, site))
        {
            throw FleetException.Invalid("site_id", site is null ? "You are limited to sites: name one of yours." : "There is no such site.");
        }
    }

    private static IControllerGrain Controller(IGrainFactory grains, Guid id) => grains.GetGrain<IControllerGrain>(GrainKeys.Controller(id));
}
