using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>The software-defined network of one cluster, with what isn't applied yet.</summary>
internal static class SdnApi
{
    public static void MapSdn(this IEndpointRouteBuilder cluster)
    {
        var sdn = cluster.MapGroup("/sdn").WithTags("SDN").RequireRole(Role.Viewer);

        sdn.MapGet("/zones", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Sdn(controllerId).SdnZones().Answer()).WithSummary("Zones, with their state and pending values where they aren't applied");

        sdn.MapGet("/vnets", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Sdn(controllerId).SdnVnets().Answer()).WithSummary("Virtual networks, with their state and pending values where they aren't applied");

        sdn.MapGet("/controllers", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Sdn(controllerId).SdnControllers().Answer()).WithSummary("Routing controllers, with their state and pending values where they aren't applied");
    }

    public static ISdnReads Sdn(this IGrainFactory grains, Guid controller) => grains.GetGrain<ISdnReads>(GrainKeys.Controller(controller));
}
