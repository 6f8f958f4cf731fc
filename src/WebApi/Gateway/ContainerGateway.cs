using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Containers, as <c>gateway-proxmox-container</c> shows them.</summary>
internal static class ContainerGateway
{
    public static void MapContainerGateway(this IEndpointRouteBuilder api)
    {
        var guests = api.MapGroup("/gateway-proxmox-container/{controller_id}").WithTags("Gateway: container").RequireRole(Role.Viewer);

        guests.MapGet("/nodes/{node}/containers", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Inventory(route.Checked().ControllerId).Guests(GuestType.Lxc, route.Node).Items<Guest>(route.ControllerId, route.Node)).WithSummary("Those on a node, as of the last sync");

        guests.MapGet("/nodes/{node}/containers/{vmid}/status", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestStatus(GuestType.Lxc, route.Vmid).Item(route.ControllerId, route.Node, route.Vmid)).WithSummary("State and figures now");

        guests.MapGet("/nodes/{node}/containers/{vmid}/config", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestConfig(GuestType.Lxc, route.Vmid).Item(route.ControllerId, route.Node, route.Vmid)).WithSummary("Configuration, without secrets");

        guests.MapGet("/nodes/{node}/containers/{vmid}/pending-config", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestPending(GuestType.Lxc, route.Vmid).Items(route.ControllerId, route.Node, route.Vmid)).WithSummary("What is set, and what waits for the next start");

        guests.MapGet("/nodes/{node}/containers/{vmid}/rrd", ([AsParameters] MachineRoute route, [AsParameters] RrdQuery query, IGrainFactory grains) =>
            grains.GuestRrd(GuestType.Lxc, route, query).Items(route.ControllerId, route.Node, route.Vmid)).WithSummary("Chart");
    }
}
