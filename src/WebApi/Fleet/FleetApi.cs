using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Views over all clusters that the caller sees.</summary>
internal static class FleetApi
{
    public static void MapFleet(this IEndpointRouteBuilder hypervisor)
    {
        var fleet = hypervisor.MapGroup("/fleet").WithTags("Fleet").RequireRole(Role.Viewer);

        fleet.MapGet("/dashboard", Dashboard).WithSummary("All clusters in numbers");
        fleet.MapGet("/guests", Guests)
            .WithSummary("Guests of all clusters: searched, sorted and paged on the server")
            .WithDescription(
                "q: words must all match in name, VMID, tags, node or cluster. Qualifiers tag: status: node: cluster: type: pool: lock: ha: id: name: take "
                + "several values with commas; a '-' before a term negates it; quotes hold blanks together; comparisons cpu>80 mem>=90 disk>90 (percent), vcpu>8, uptime<1h, backup>24h (also backup:never). "
                + "Page by next_cursor, or by offset within the snapshot of the first answer, where rows don't move.");
        fleet.MapGet("/guests/values", GuestValues)
            .WithSummary("What the guests that match have in a field, with counts, the most frequent first")
            .WithDescription("For completing a query: field is tag, status, node, cluster, type, pool, lock or ha; q, site_id, controller_id and type as in fleet/guests; limit 1 to 1000.");
        fleet.MapGet("/nodes", Nodes).WithSummary("Nodes of all clusters");
        fleet.MapGet("/storage", Storage).WithSummary("Storages of all clusters, shared ones once");
        fleet.MapGet("/task-statistics", TaskStatistics)
            .WithSummary("The recent tasks of all clusters in numbers")
            .WithDescription("The newest 200 of each online node, counted anew every half minute. Clusters and nodes that did not answer are in 'gaps', not counted as zeros.");
        fleet.MapGet("/backup-coverage", BackupCoverage)
            .WithSummary("Guests of all clusters without a backup, with an old one, and covered")
            .WithDescription(
                "Each cluster's age report, at most five minutes old. Clusters that fail or take long are in gaps and counted nowhere. items pages through the guests that aren't covered: "
                + "never first, then unknown, then the oldest backups; limit 1 to 1000.");
    }

    private static async Task<Ok<FleetDashboard>> Dashboard(Caller caller, IGrainFactory grains, [FromQuery(Name = "site_id")] Guid? siteId) =>
        TypedResults.Ok(await caller.Fleet(grains).Dashboard(caller, siteId));

    private static async Task<Ok<GuestPage>> Guests(Caller caller, IGrainFactory grains, [AsParameters] GuestQueryParameters query) =>
        TypedResults.Ok(await caller.Fleet(grains).Guests(caller, query.ToQuery()));

    private static async Task<Ok<ImmutableArray<ValueCount>>> GuestValues(
        Caller caller,
        IGrainFactory grains,
        string? field,
        string? q,
        [FromQuery(Name = "site_id")] Guid? siteId,
        [FromQuery(Name = "controller_id")] Guid? controllerId,
        string? type,
        int limit = 20) =>
        TypedResults.Ok(await caller.Fleet(grains).GuestValues(
            caller, new GuestQueryParameters(q, siteId, controllerId, type, null, null, null, null, null, 0, limit).ToQuery(), field ?? ""));

    private static async Task<Ok<NodePage>> Nodes(Caller caller, IGrainFactory grains, string? q, [FromQuery(Name = "site_id")] Guid? siteId) =>
        TypedResults.Ok(await caller.Fleet(grains).Nodes(caller, q, siteId));

    private static async Task<Ok<StoragePage>> Storage(Caller caller, IGrainFactory grains, string? q, [FromQuery(Name = "site_id")] Guid? siteId) =>
        TypedResults.Ok(await caller.Fleet(grains).Storage(caller, q, siteId));

    private static async Task<Ok<FleetTaskStatistics>> TaskStatistics(Caller caller, IGrainFactory grains, [FromQuery(Name = "site_id")] Guid? siteId) =>
        TypedResults.Ok(await caller.Fleet(grains).TaskStatistics(caller, siteId));

    private static async Task<Ok<BackupCoverage>> BackupCoverage(
        Caller caller,
        IGrainFactory grains,
        [FromQuery(Name = "site_id")] Guid? siteId,
        [FromQuery(Name = "threshold_hours")] int thresholdHours = 24,
        int offset = 0,
        int limit = 100) =>
        TypedResults.Ok(await grains.GetGrain<IFleetBackups>(GrainKeys.Fleet(caller.Scope)).Coverage(caller, siteId, thresholdHours, offset, limit));
}
