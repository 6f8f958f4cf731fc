using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>What the cluster says of a guest now.</summary>
internal static class GuestReadsApi
{
    public static void MapGuestReads(this IEndpointRouteBuilder cluster)
    {
        var guests = cluster.MapGroup("").WithTags("Guests").RequireRole(Role.Viewer);

        guests.MapGet("/nextid", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Guests(controllerId).NextVmid().Answer()).WithSummary("A VMID that is free now");

        guests.MapGet("/nodes/{node}/{vm_type}/{vmid}/config", ([AsParameters] GuestRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestConfig(route.Type, route.Vmid).Answer()).WithSummary("A guest's configuration, without secrets");

        guests.MapGet("/nodes/{node}/{vm_type}/{vmid}/snapshots", ([AsParameters] GuestRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).Snapshots(route.Type, route.Vmid).Answer()).WithSummary("A guest's snapshots, oldest first");

        guests.MapGet("/nodes/{node}/qemu/{vmid}/pending", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestPending(GuestType.Qemu, route.Vmid).Answer()).WithSummary("What a virtual machine has set, and what waits for its next start");

        guests.MapGet("/nodes/{node}/lxc/{vmid}/pending", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).GuestPending(GuestType.Lxc, route.Vmid).Answer()).WithSummary("What a container has set, and what waits for its next start");

        guests.MapGet("/nodes/{node}/lxc/{vmid}/interfaces", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).ContainerInterfaces(route.Vmid).Answer()).WithSummary("Network interfaces in a running container");

        guests.MapGet("/nodes/{node}/qemu/{vmid}/cloudinit", ([AsParameters] MachineRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).CloudInit(route.Vmid).Answer()).WithSummary("What cloud-init is told, and what it will be told");
    }

    public static IGuestReads Guests(this IGrainFactory grains, Guid controller) => grains.GetGrain<IGuestReads>(GrainKeys.Controller(controller));
}
