using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Snapshots, as <c>gateway-proxmox-snapshot</c> shows them.</summary>
internal static class SnapshotGateway
{
    public static void MapSnapshotGateway(this IEndpointRouteBuilder api) =>
        api.MapGet("/gateway-proxmox-snapshot/{controller_id}/nodes/{node}/{vm_type}/{vmid}/snapshots", ([AsParameters] GuestRoute route, IGrainFactory grains) =>
            grains.Guests(route.Checked().ControllerId).Snapshots(route.Type, route.Vmid).Items(route.ControllerId, route.Node, route.Vmid))
            .WithTags("Gateway: snapshot").RequireRole(Role.Viewer).WithSummary("A guest's snapshots, oldest first");
}
