using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>A cluster as a whole, as <c>gateway-proxmox-cluster</c> shows it.</summary>
internal static class ClusterGateway
{
    // As PVE has it: all guests.
    private const string Guests = "vm";

    public static void MapClusterGateway(this IEndpointRouteBuilder api)
    {
        var cluster = api.MapGroup("/gateway-proxmox-cluster/{controller_id}").WithTags("Gateway: cluster").RequireRole(Role.Viewer);

        cluster.MapGet("/status", Status).WithSummary("Quorum, members and versions, as of the last sync");
        cluster.MapGet("/resources", Resources).WithSummary("All resources, as of the last sync");

        cluster.MapGet("/log", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, [FromQuery(Name = "max_entries")] int maxEntries = 200) =>
        {
            ClustersApi.CheckLog(maxEntries, 500);
            return grains.Cluster(controllerId).ClusterLog(maxEntries).Items(controllerId);
        }).WithSummary("The newest lines of the cluster's log, newest first");

        cluster.MapGet("/options", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Cluster(controllerId).ClusterOptions().Item(controllerId)).WithSummary("The datacenter's options");

        cluster.MapGet("/config-nodes", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Cluster(controllerId).ConfigNodes().Items(controllerId)).WithSummary("The nodes as corosync has them configured");

        cluster.MapGet("/replication", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Replication(controllerId).ReplicationJobs().Items(controllerId)).WithSummary("The replication jobs and how they go");

        cluster.MapGet("/firewall-options", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Firewall(controllerId).ClusterFirewallOptions().Item(controllerId)).WithSummary("The cluster's firewall options");
    }

    private static async Task<LiveResult<ItemEnvelope<ClusterStatus>>> Status([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains)
    {
        var rendered = await grains.Inventory(controllerId).Status();
        var status = JsonSerializer.Deserialize<ClusterStatus>(rendered.Utf8, HypervisorJson.Options)!;
        return await Task.FromResult(new Live<ClusterStatus>(status, status.AsOf)).Item(controllerId);
    }

    private static async Task<LiveResult<ItemsEnvelope<ImmutableArray<ClusterResource>>>> Resources(
        [FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, [FromQuery(Name = "resource_type")] string? resourceType)
    {
        new FieldErrors()
            .Require(resourceType is null or { Length: <= 32 }, "resource_type", "The type has at most 32 characters.")
            .Require(resourceType is null or Guests || ClustersApi.ResourceTypes.Contains(resourceType), "resource_type", $"The type is one of {Guests}, {string.Join(", ", ClustersApi.ResourceTypes)}.")
            .ThrowIfAny();
        var rendered = await grains.Inventory(controllerId).Resources(resourceType == Guests ? null : resourceType);
        var resources = JsonSerializer.Deserialize<ImmutableArray<ClusterResource>>(rendered.Utf8, HypervisorJson.Options);
        if (resourceType == Guests)
        {
            resources = resources.RemoveAll(resource => resource.Type is not ("qemu" or "lxc"));
        }

        return await Task.FromResult(new Live<ImmutableArray<ClusterResource>>(resources, rendered.AsOf ?? default)).Items(controllerId);
    }
}
