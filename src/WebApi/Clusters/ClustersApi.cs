using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>One cluster as of its last sync.</summary>
internal static class ClustersApi
{
    public static readonly string[] ResourceTypes = ["node", "qemu", "lxc", "storage", "sdn"];

    public static void MapClusters(this IEndpointRouteBuilder cluster)
    {
        var clusters = cluster.MapGroup("").WithTags("Cluster").RequireRole(Role.Viewer);

        clusters.MapGet("/dashboard", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Inventory(controllerId).RenderedDashboard().As<ClusterDashboard>()).WithSummary("The cluster in numbers");

        clusters.MapGet("/cluster/status", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Inventory(controllerId).Status().As<ClusterStatus>()).WithSummary("Quorum, members and versions");

        clusters.MapGet("/cluster/resources", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, string? type) =>
        {
            new FieldErrors()
                .Require(type is null || ResourceTypes.Contains(type), "type", $"The type is one of {string.Join(", ", ResourceTypes)}.")
                .ThrowIfAny();
            return grains.Inventory(controllerId).Resources(type).As<ClusterResource[]>();
        }).WithSummary("All resources, as PVE lists them");

        clusters.MapGet("/cluster/log", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, [FromQuery(Name = "max_entries")] int maxEntries = 50) =>
        {
            CheckLog(maxEntries, 5000);
            return grains.Cluster(controllerId).ClusterLog(maxEntries).Answer();
        }).WithSummary("The newest lines of the cluster's log, newest first");

        clusters.MapGet("/cluster/options", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Cluster(controllerId).ClusterOptions().Answer()).WithSummary("The datacenter's options");

        clusters.MapGet("/cluster/config/nodes", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Cluster(controllerId).ConfigNodes().Answer()).WithSummary("The nodes as corosync has them configured");
    }

    public static IClusterReads Cluster(this IGrainFactory grains, Guid controller) => grains.GetGrain<IClusterReads>(GrainKeys.Controller(controller));

    public static void CheckLog(int maxEntries, int limit) => new FieldErrors()
        .Require(maxEntries >= 1 && maxEntries <= limit, "max_entries", $"The number of entries is 1 to {limit}.")
        .ThrowIfAny();

    public static IControllerInventory Inventory(this IGrainFactory grains, Guid controller) =>
        grains.GetGrain<IControllerInventory>(GrainKeys.Controller(controller));
}
