using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Storages and backup jobs, as <c>gateway-proxmox-storage</c> and <c>gateway-proxmox-backup</c> show them.</summary>
internal static class StorageGateway
{
    public static void MapStorageGateway(this IEndpointRouteBuilder api)
    {
        var storage = api.MapGroup("/gateway-proxmox-storage/{controller_id}/nodes/{node}/storage").WithTags("Gateway: storage").RequireRole(Role.Viewer);

        storage.MapGet("/", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Inventory(route.Checked().ControllerId).Storages(route.Node).Items<StoragePool>(route.ControllerId, route.Node)).WithSummary("The storages of a node");

        storage.MapGet("/{storage}/content", ([AsParameters] StorageRoute route, [AsParameters] ContentQuery query, IGrainFactory grains) =>
            query.Ask(route, grains).Items(route.ControllerId, route.Node)).WithSummary("What is on a storage");

        storage.MapGet("/{storage}/prune-backups", ([AsParameters] StorageRoute route, [AsParameters] PruneQuery query, IGrainFactory grains) =>
            query.Ask(route, grains).Items(route.ControllerId, route.Node)).WithSummary("What pruning would keep and remove");

        api.MapGroup("/gateway-proxmox-backup/{controller_id}").WithTags("Gateway: backup").RequireRole(Role.Viewer)
            .MapGet("/jobs", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
                grains.Backups(controllerId).Jobs().Items(controllerId)).WithSummary("Backups on a schedule");
    }
}
