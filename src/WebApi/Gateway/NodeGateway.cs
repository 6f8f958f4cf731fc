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

        nodes.MapGet("/status", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Status(route.Node).Item(route.ControllerId, route.Node)).WithSummary("What the node says of itself now");

        nodes.MapGet("/network", async ([AsParameters] NodeRoute route, IGrainFactory grains) =>
        {
            var network = await grains.Nodes(route.Checked().ControllerId).Network(route.Node);
            return await Task.FromResult(network.Select(answer => answer.Interfaces)).Items(route.ControllerId, route.Node);
        }).WithSummary("The node's network interfaces as configured");

        nodes.MapGet("/disks", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Disks(route.Node).Items(route.ControllerId, route.Node)).WithSummary("The node's disks");

        nodes.MapGet("/disks/{disk}/smart", ([AsParameters] NodeRoute route, string disk, IGrainFactory grains) =>
            grains.Nodes(route.ControllerId).Smart(route.Node, NodeReadsApi.Device(route, Device(disk))).Item(route.ControllerId, route.Node))
            .WithSummary("What a disk (sda, or an escaped /dev/sda) says of itself");

        nodes.MapGet("/dns", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Dns(route.Node).Item(route.ControllerId, route.Node)).WithSummary("Where the node looks names up");

        nodes.MapGet("/services", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Services(route.Node).Items(route.ControllerId, route.Node)).WithSummary("The node's services");

        nodes.MapGet("/rrd", ([AsParameters] NodeRoute route, [AsParameters] RrdQuery query, IGrainFactory grains) =>
            grains.NodeRrd(route, query).Items(route.ControllerId, route.Node)).WithSummary("Chart of the node");

        nodes.MapGet("/sensors", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Sensors(route.Node).Item(route.ControllerId, route.Node)).WithSummary("Load, versions, and temperatures where the node tells them");

        nodes.MapGet("/certificates", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Certificates(route.Node).Items(route.ControllerId, route.Node)).WithSummary("The node's public certificates");

        nodes.MapGet("/apt-updates", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).AptUpdates(route.Node).Items(route.ControllerId, route.Node)).WithSummary("Packages that wait for an update");

        nodes.MapGet("/apt-versions", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).AptVersions(route.Node).Items(route.ControllerId, route.Node)).WithSummary("Versions of the packages that make up Proxmox VE");
    }

    // A slash stays escaped in a path's segment.
    private static string Device(string disk)
    {
        var device = disk.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return device.StartsWith('/') ? device : $"/dev/{device}";
    }
}
