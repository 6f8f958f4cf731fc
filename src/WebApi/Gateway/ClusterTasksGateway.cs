using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>The reads of <c>gateway-proxmox-cluster</c> that are of a node, which the query names.</summary>
internal static class ClusterTasksGateway
{
    public static void MapClusterTasksGateway(this IEndpointRouteBuilder api)
    {
        var cluster = api.MapGroup("/gateway-proxmox-cluster/{controller_id}").WithTags("Gateway: cluster").RequireRole(Role.Viewer);

        cluster.MapGet("/tasks", ([FromRoute(Name = "controller_id")] Guid controllerId, string? node, [AsParameters] TaskListQuery query, IGrainFactory grains) =>
            grains.Tasks(controllerId).NodeTasks(node!, query.Checked(Node(node))).Items(controllerId, node)).WithSummary("Tasks of a node");

        cluster.MapGet("/tasks/{upid}/status", ([FromRoute(Name = "controller_id")] Guid controllerId, string upid, string? node, IGrainFactory grains) =>
        {
            TaskRoute.Check(upid, Node(node)).ThrowIfAny();
            return grains.Tasks(controllerId).TaskStatus(upid).Item(controllerId, node);
        }).WithSummary("How a task goes");

        cluster.MapGet("/tasks/{upid}/log", ([FromRoute(Name = "controller_id")] Guid controllerId, string upid, string? node, [AsParameters] LogQuery query, IGrainFactory grains) =>
            grains.Tasks(controllerId).TaskLog(upid, query.Checked(TaskRoute.Check(upid, Node(node)))).Items(controllerId, node)).WithSummary("Lines of a task's log");

        cluster.MapGet("/subscription", ([FromRoute(Name = "controller_id")] Guid controllerId, string? node, IGrainFactory grains) =>
        {
            Node(node).ThrowIfAny();
            return grains.Nodes(controllerId).Subscription(node!).Item(controllerId, node);
        }).WithSummary("A node's subscription, its key masked");
    }

    private static FieldErrors Node(string? node) =>
        string.IsNullOrEmpty(node) ? new FieldErrors().Add("node", "Name the node: node=pve1.") : NodeRoute.Check(node, new FieldErrors());
}
