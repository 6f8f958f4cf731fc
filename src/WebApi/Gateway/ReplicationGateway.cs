using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Replication, as <c>gateway-proxmox-replication</c> shows it.</summary>
internal static class ReplicationGateway
{
    public static void MapReplicationGateway(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/gateway-proxmox-replication/{controller_id}/jobs").WithTags("Gateway: replication").RequireRole(Role.Viewer);

        jobs.MapGet("/", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Replication(controllerId).ReplicationJobs().Items(controllerId)).WithSummary("The jobs and how they go");

        jobs.MapGet("/{replication_id}/log", ([AsParameters] ReplicationRoute route, IGrainFactory grains) =>
            grains.Replication(route.Checked().ControllerId).ReplicationLog(route.ReplicationId).Items(route.ControllerId)).WithSummary("The log of a job's last run");
    }
}
