using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>One cluster as of its last sync.</summary>
internal static class ClustersApi
{
    private static readonly string[] ResourceTypes = ["node", "qemu", "lxc", "storage", "sdn"];

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
    }

    public static IControllerInventory Inventory(this IGrainFactory grains, Guid controller) =>
        grains.GetGrain<IControllerInventory>(GrainKeys.Controller(controller));
}
