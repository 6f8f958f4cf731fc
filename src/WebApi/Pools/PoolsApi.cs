using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Resource pools of one cluster.</summary>
internal static class PoolsApi
{
    public static void MapPools(this IEndpointRouteBuilder cluster)
    {
        var pools = cluster.MapGroup("/pools").WithTags("Pools").RequireRole(Role.Viewer);

        pools.MapGet("/", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.GetGrain<IPoolReads>(GrainKeys.Controller(controllerId)).Pools().Answer()).WithSummary("Pools and their members");
    }
}
