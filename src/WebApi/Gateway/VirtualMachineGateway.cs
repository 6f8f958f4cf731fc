using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Virtual machines, as <c>gateway-proxmox-vm</c> shows them.</summary>
internal static class VirtualMachineGateway
{
    public static void MapVirtualMachineGateway(this IEndpointRouteBuilder api)
    {
        var guests = api.MapGroup("/gateway-proxmox-vm/{controller_id}").WithTags("Gateway: vm").RequireRole(Role.Viewer);

        guests.MapGet("/all-vms", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Inventory(controllerId).Guests(null, null).Items<Guest>(controllerId)).WithSummary("All guests of the cluster, as of the last sync");

        guests.MapGet("/next-vmid", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Guests(controllerId).NextVmid().Item(controllerId)).WithSummary("A VMID that is free now");

        guests.MapGet("/nodes/{node}/vms", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Inventory(route.Checked().ControllerId).Guests(GuestType.Qemu, route.Node).Items<Guest>(route.ControllerId, route.Node)).WithSummary("Those on a node, as of the last sync");

        guests.MapGet("/nodes/{node}/vms/{vmid}/status", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestStatus(GuestType.Qemu, route.Vmid).Item(route.ControllerId, route.Node, route.Vmid)).WithSummary("State and figures now");

        guests.MapGet("/nodes/{node}/vms/{vmid}/config", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestConfig(GuestType.Qemu, route.Vmid).Item(route.ControllerId, route.Node, route.Vmid)).WithSummary("Configuration, without secrets");

        guests.MapGet("/nodes/{node}/vms/{vmid}/pending-config", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestPending(GuestType.Qemu, route.Vmid).Items(route.ControllerId, route.Node, route.Vmid)).WithSummary("What is set, and what waits for the next start");

        guests.MapGet("/nodes/{node}/vms/{vmid}/rrd", ([AsParameters] MachineRoute route, [AsParameters] RrdQuery query, IGrainFactory grains) =>
            grains.GuestRrd(GuestType.Qemu, route, query).Items(route.ControllerId, route.Node, route.Vmid)).WithSummary("Chart");
    }
}
