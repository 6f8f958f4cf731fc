using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Reading a cluster now instead of at its next interval.</summary>
internal static class DiscoveryApi
{
    public static void MapDiscovery(this IEndpointRouteBuilder api) =>
        api.MapPost("/discovery/controllers/{controller_id}", Discover)
            .RequireRole(Role.SiteAdmin)
            .Audited("controller.discover")
            .WithTags("Discovery")
            .WithSummary("Sync a controller now; with sync=true the answer waits for what was found");

    private static async Task<Ok<SyncReport>> Discover(
        [FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, [FromQuery(Name = "sync")] bool wait = false)
    {
        var grain = grains.GetGrain<IControllerGrain>(GrainKeys.Controller(controllerId));
        if (wait)
        {
            return TypedResults.Ok(await grain.Sync());
        }

        await grain.Describe();
        grain.Sync().Ignore();
        return TypedResults.Ok(new SyncReport { ControllerId = controllerId, Status = "started" });
    }
}
