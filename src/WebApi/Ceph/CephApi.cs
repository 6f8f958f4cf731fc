using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Ceph as one node of a cluster sees it.</summary>
internal static class CephApi
{
    public static void MapCeph(this IEndpointRouteBuilder cluster)
    {
        var ceph = cluster.MapGroup("/nodes/{node}/ceph").WithTags("Ceph").RequireRole(Role.Viewer);

        ceph.MapGet("/status", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Ceph(route.Checked().ControllerId).CephStatus(route.Node).Answer()).WithSummary("Health and size; 404 where Ceph is not set up");

        ceph.MapGet("/detail", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Ceph(route.Checked().ControllerId).CephDetail(route.Node).Answer()).WithSummary("All of it at once; a part that failed is null with its reason among the problems");
    }

    public static ICephReads Ceph(this IGrainFactory grains, Guid controller) => grains.GetGrain<ICephReads>(GrainKeys.Controller(controller));
}
