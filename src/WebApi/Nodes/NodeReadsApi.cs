using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>What a node says of itself when it is asked.</summary>
internal static partial class NodeReadsApi
{
    public static void MapNodeReads(this IEndpointRouteBuilder cluster)
    {
        var node = cluster.MapGroup("/nodes/{node}").WithTags("Nodes").RequireRole(Role.Viewer);

        node.MapGet("/services", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Services(route.Node).Answer()).WithSummary("The node's services");

        node.MapGet("/disks", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Disks(route.Node).Answer()).WithSummary("The node's disks");

        node.MapGet("/disks/smart", ([AsParameters] NodeRoute route, IGrainFactory grains, string? disk) =>
            grains.Nodes(route.ControllerId).Smart(route.Node, Device(route, disk)).Answer()).WithSummary("What a disk (disk=/dev/...) says of itself");

        node.MapGet("/network", Network)
            .WithSummary("The node's network interfaces as configured")
            .WithDescription("Header X-Pending-Changes: true where the configuration is not in force yet; network/changes shows the difference.");

        node.MapGet("/network/changes", async ([AsParameters] NodeRoute route, IGrainFactory grains) =>
        {
            var network = await grains.Nodes(route.Checked().ControllerId).Network(route.Node);
            return new LiveResult<PendingNetworkChanges>(network.Select(PendingNetworkChanges.Of));
        }).WithSummary("What applying the network configuration would change");

        node.MapGet("/syslog", ([AsParameters] NodeRoute route, [AsParameters] LogQuery query, IGrainFactory grains) =>
            grains.Nodes(route.ControllerId).Syslog(route.Node, query.Checked(route.Errors())).Answer())
            .WithSummary("Lines of the system log, the oldest first").WithDescription("Header X-Total-Count: how many lines there are.");

        node.MapGet("/sensors", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Sensors(route.Node).Answer()).WithSummary("Load, versions, and temperatures where the node tells them");

        node.MapGet("/apt/updates", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).AptUpdates(route.Node).Answer()).WithSummary("Packages that wait for an update");

        node.MapGet("/apt/versions", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).AptVersions(route.Node).Answer()).WithSummary("Versions of the packages that make up Proxmox VE");

        node.MapGet("/certificates", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Certificates(route.Node).Answer()).WithSummary("The node's public certificates");

        node.MapGet("/subscription", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Nodes(route.Checked().ControllerId).Subscription(route.Node).Answer()).WithSummary("The node's subscription, its key masked");
    }

    /// <summary>The device, after everything of the request was checked.</summary>
    public static string Device(NodeRoute route, string? disk)
    {
        route.Errors()
            .Require(disk is not null && DevicePath().IsMatch(disk), "disk", "Name the disk by its device: /dev/ and letters, digits or slashes, such as /dev/sda.")
            .ThrowIfAny();
        return disk!;
    }

    private static async Task<LiveResult<NetworkInterface[]>> Network([AsParameters] NodeRoute route, IGrainFactory grains, HttpContext http)
    {
        var network = await grains.Nodes(route.Checked().ControllerId).Network(route.Node);
        http.Response.Headers["X-Pending-Changes"] = network.Value.PendingChanges is null ? "false" : "true";
        return new(network.Select(answer => answer.Interfaces.ToArray()));
    }

    // As Proxmox has it, but that a line feed at the end is none of it.
    [GeneratedRegex(@"\A/dev/[a-zA-Z0-9/]+\z")]
    private static partial Regex DevicePath();
}
