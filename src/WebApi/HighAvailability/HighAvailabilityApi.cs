using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>The HA manager of one cluster.</summary>
internal static class HighAvailabilityApi
{
    public static void MapHighAvailability(this IEndpointRouteBuilder cluster)
    {
        var ha = cluster.MapGroup("/ha").WithTags("High availability").RequireRole(Role.Viewer);

        ha.MapGet("/resources", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.HighAvailability(controllerId).HaResources().Answer()).WithSummary("Guests under HA: what is wanted of each and how it stands");

        ha.MapGet("/groups", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.HighAvailability(controllerId).HaGroups().Answer()).WithSummary("HA groups, of PVE 8; where there are rules instead, 404 not_supported");

        ha.MapGet("/rules", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.HighAvailability(controllerId).HaRules().Answer()).WithSummary("HA rules, of PVE 9; where there are groups instead, 404 not_supported");

        ha.MapGet("/status", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.HighAvailability(controllerId).HaStatus().Answer()).WithSummary("The manager, its nodes and services");
    }

    public static IHighAvailabilityReads HighAvailability(this IGrainFactory grains, Guid controller) => grains.GetGrain<IHighAvailabilityReads>(GrainKeys.Controller(controller));
}
