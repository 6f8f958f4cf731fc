using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>The software-defined network, as <c>gateway-proxmox-sdn</c> shows it.</summary>
internal static class SdnGateway
{
    public static void MapSdnGateway(this IEndpointRouteBuilder api)
    {
        var sdn = api.MapGroup("/gateway-proxmox-sdn/{controller_id}").WithTags("Gateway: SDN").RequireRole(Role.Viewer);

        sdn.MapGet("/zones", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) => grains.Sdn(controllerId).SdnZones().Items(controllerId)).WithSummary("Zones, with what isn't applied yet");

        sdn.MapGet("/vnets", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) => grains.Sdn(controllerId).SdnVnets().Items(controllerId)).WithSummary("Virtual networks, with what isn't applied yet");
    }
}
