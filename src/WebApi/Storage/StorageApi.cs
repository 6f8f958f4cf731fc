using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Storages of one cluster.</summary>
internal static class StorageApi
{
    public static void MapStorage(this IEndpointRouteBuilder cluster)
    {
        var storage = cluster.MapGroup("").WithTags("Storage").RequireRole(Role.Viewer);

        storage.MapGet("/storage", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Inventory(controllerId).Storages(null).As<StoragePool[]>()).WithSummary("Each storage of the cluster once, shared ones not repeated");

        storage.MapGet("/nodes/{node}/storage", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Inventory(route.Checked().ControllerId).Storages(route.Node).As<StoragePool[]>()).WithSummary("The storages of a node");

        storage.MapGet("/nodes/{node}/storage/{storage}/content", ([AsParameters] StorageRoute route, [AsParameters] ContentQuery query, IGrainFactory grains) =>
            query.Ask(route, grains).Answer()).WithSummary("What is on a storage");

        storage.MapGet("/nodes/{node}/storage/{storage}/prune-preview", ([AsParameters] StorageRoute route, [AsParameters] PruneQuery query, IGrainFactory grains) =>
            query.Ask(route, grains).Answer()).WithSummary("What pruning would keep and remove; nothing is changed");
    }

    public static IStorageReads Storage(this IGrainFactory grains, Guid controller) => grains.GetGrain<IStorageReads>(GrainKeys.Controller(controller));
}
