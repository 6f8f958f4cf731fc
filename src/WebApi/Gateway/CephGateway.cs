using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Ceph, as <c>gateway-proxmox-ceph</c> shows it.</summary>
internal static class CephGateway
{
    public static void MapCephGateway(this IEndpointRouteBuilder api)
    {
        var ceph = api.MapGroup("/gateway-proxmox-ceph/{controller_id}").WithTags("Gateway: Ceph").RequireRole(Role.Viewer);

        ceph.MapGet("/status", ([AsParameters] NodeQuery query, IGrainFactory grains) =>
            grains.Ceph(query.ControllerId).CephStatus(query.Checked()).Item(query.ControllerId, query.Node)).WithSummary("Health and size; 404 where Ceph is not set up");

        ceph.MapGet("/mon", ([AsParameters] NodeQuery query, IGrainFactory grains) =>
            grains.Ceph(query.ControllerId).CephMonitors(query.Checked()).Items(query.ControllerId, query.Node)).WithSummary("Monitors");

        ceph.MapGet("/osd", ([AsParameters] NodeQuery query, IGrainFactory grains) =>
            grains.Ceph(query.ControllerId).CephOsds(query.Checked()).Items(query.ControllerId, query.Node)).WithSummary("OSDs, each with its host");

        ceph.MapGet("/pools", ([AsParameters] NodeQuery query, IGrainFactory grains) =>
            grains.Ceph(query.ControllerId).CephPools(query.Checked()).Items(query.ControllerId, query.Node)).WithSummary("Pools");

        ceph.MapGet("/fs", ([AsParameters] NodeQuery query, IGrainFactory grains) =>
            grains.Ceph(query.ControllerId).CephFileSystems(query.Checked()).Items(query.ControllerId, query.Node)).WithSummary("File systems");

        ceph.MapGet("/mds", ([AsParameters] NodeQuery query, IGrainFactory grains) =>
            grains.Ceph(query.ControllerId).CephMetadataServers(query.Checked()).Items(query.ControllerId, query.Node)).WithSummary("Metadata servers");

        ceph.MapGet("/crush-rules", ([AsParameters] NodeQuery query, IGrainFactory grains) =>
            grains.Ceph(query.ControllerId).CephCrushRules(query.Checked()).Items(query.ControllerId, query.Node)).WithSummary("CRUSH rules");
    }
}
