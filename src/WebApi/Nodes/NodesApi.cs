using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Nodes of one cluster.</summary>
internal static class NodesApi
{
    public static void MapNodes(this IEndpointRouteBuilder cluster)
    {
        var nodes = cluster.MapGroup("/nodes").WithTags("Nodes").RequireRole(Role.Viewer);

        nodes.MapGet("/", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Inventory(controllerId).Nodes().As<Node[]>()).WithSummary("All nodes, as of the last sync");

        nodes.MapGet("/{node}", async ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            TypedResults.Ok(await grains.Inventory(route.Checked().ControllerId).Node(route.Node)))
            .WithSummary("One node: what it says of itself now, its samples and its timeline");
    }

    public static INodeReads Nodes(this IGrainFactory grains, Guid controller) => grains.GetGrain<INodeReads>(GrainKeys.Controller(controller));
}
