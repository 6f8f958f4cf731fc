using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>HA, as <c>gateway-proxmox-ha</c> shows it.</summary>
internal static class HighAvailabilityGateway
{
    public static void MapHighAvailabilityGateway(this IEndpointRouteBuilder api)
    {
        var ha = api.MapGroup("/gateway-proxmox-ha/{controller_id}").WithTags("Gateway: HA").RequireRole(Role.Viewer);

        ha.MapGet("/groups", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.HighAvailability(controllerId).HaGroups().Items(controllerId)).WithSummary("HA groups, of PVE 8; where there are rules instead, 404 not_supported");

        ha.MapGet("/resources", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.HighAvailability(controllerId).HaResources().Items(controllerId)).WithSummary("Guests under HA: what is wanted of each and how it stands");

        ha.MapGet("/status", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.HighAvailability(controllerId).HaStatus().Item(controllerId)).WithSummary("The manager, its nodes and services");
    }
}
