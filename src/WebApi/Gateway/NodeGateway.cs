using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Nodes, as <c>gateway-proxmox-node</c> shows them.</summary>
internal static class NodeGateway
{
    public static void MapNodeGateway(this IEndpointRouteBuilder api)
    {
        var nodes = api.MapGroup("/gateway-proxmox-node/{controller_id}/nodes/{node}").WithTags("Gateway: node").RequireRole(Role.Viewer);

        nodes.MapGet("/services", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Services(route.Node).Items(route.ControllerId, route.Node)).WithSummary("The node's services");

        nodes.MapGet("/rrd", ([AsParameters] NodeRoute route, [AsParameters] RrdQuery query, IGrainFactory grains) =>
            grains.NodeRrd(route, query).Items(route.ControllerId, route.Node)).WithSummary("Chart of the node");
    }
}
