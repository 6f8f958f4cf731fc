using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Charts of nodes and guests.</summary>
internal static class MetricsApi
{
    private const string Description =
        "Averages, as they were measured. Where there are more than max_points, those are left out that tell least of the shape of any series; the ends and each series' peaks stay, and a gap stays a gap. " +
        "An empty list says that the cluster has recorded nothing yet, as of a guest that never ran.";

    public static void MapMetrics(this IEndpointRouteBuilder cluster)
    {
        var charts = cluster.MapGroup("/nodes/{node}").WithTags("Metrics").RequireRole(Role.Viewer);

        charts.MapGet("/rrd", ([AsParameters] NodeRoute route, [AsParameters] RrdQuery query, IGrainFactory grains) =>
            grains.NodeRrd(route, query).Answer()).WithSummary("Chart of a node").WithDescription(Description);

        charts.MapGet("/qemu/{vmid}/rrd", ([AsParameters] MachineRoute route, [AsParameters] RrdQuery query, IGrainFactory grains) =>
            grains.GuestRrd(GuestType.Qemu, route, query).Answer()).WithSummary("Chart of a virtual machine").WithDescription(Description);

        charts.MapGet("/lxc/{vmid}/rrd", ([AsParameters] MachineRoute route, [AsParameters] RrdQuery query, IGrainFactory grains) =>
            grains.GuestRrd(GuestType.Lxc, route, query).Answer()).WithSummary("Chart of a container").WithDescription(Description);
    }

    public static Task<Live<ImmutableArray<RrdPoint>>> NodeRrd(this IGrainFactory grains, NodeRoute route, RrdQuery query)
    {
        var (timeframe, maxPoints) = query.Checked();
        return grains.Metrics(route.Checked().ControllerId).NodeRrd(route.Node, timeframe, maxPoints);
    }

    public static Task<Live<ImmutableArray<RrdPoint>>> GuestRrd(this IGrainFactory grains, GuestType type, MachineRoute route, RrdQuery query)
    {
        var (timeframe, maxPoints) = query.Checked();
        return grains.Metrics(route.Checked().ControllerId).GuestRrd(type, route.Vmid, timeframe, maxPoints);
    }

    private static IMetricReads Metrics(this IGrainFactory grains, Guid controller) => grains.GetGrain<IMetricReads>(GrainKeys.Controller(controller));
}
