using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Replication jobs of one cluster.</summary>
internal static class ReplicationApi
{
    public static void MapReplication(this IEndpointRouteBuilder cluster)
    {
        var replication = cluster.MapGroup("/cluster/replication").WithTags("Replication").RequireRole(Role.Viewer);

        replication.MapGet("/", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Replication(controllerId).ReplicationJobs().Answer()).WithSummary("The jobs and how they go; state_problem where the node that runs one doesn't answer");

        replication.MapGet("/{replication_id}/log", ([AsParameters] ReplicationRoute route, IGrainFactory grains) =>
            grains.Replication(route.Checked().ControllerId).ReplicationLog(route.ReplicationId).Answer()).WithSummary("The log of a job's last run");
    }

    public static IReplicationReads Replication(this IGrainFactory grains, Guid controller) => grains.GetGrain<IReplicationReads>(GrainKeys.Controller(controller));
}
