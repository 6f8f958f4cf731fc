using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Tasks of one cluster.</summary>
internal static class TasksApi
{
    public static void MapTasks(this IEndpointRouteBuilder cluster)
    {
        var tasks = cluster.MapGroup("").WithTags("Tasks").RequireRole(Role.Viewer);

        tasks.MapGet("/tasks", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Tasks(controllerId).RecentTasks().Answer()).WithSummary("Tasks that run or ran last, of all nodes");

        tasks.MapGet("/nodes/{node}/tasks", ([AsParameters] NodeRoute route, [AsParameters] TaskListQuery query, IGrainFactory grains) =>
            grains.Tasks(route.ControllerId).NodeTasks(route.Node, query.Checked(route.Errors())).Answer())
            .WithSummary("Tasks of a node, running ones first, then the newest").WithDescription("Header X-Total-Count: how many match.");

        tasks.MapGet("/nodes/{node}/tasks/{upid}/status", ([AsParameters] TaskRoute route, IGrainFactory grains) =>
            grains.Tasks(route.Checked().ControllerId).TaskStatus(route.Upid).Answer()).WithSummary("How a task goes");

        tasks.MapGet("/nodes/{node}/tasks/{upid}/log", ([AsParameters] TaskRoute route, [AsParameters] LogQuery query, IGrainFactory grains) =>
            grains.Tasks(route.ControllerId).TaskLog(route.Upid, query.Checked(route.Errors())).Answer())
            .WithSummary("Lines of a task's log").WithDescription("Header X-Total-Count: how many lines there are by now.");
    }

    public static ITaskReads Tasks(this IGrainFactory grains, Guid controller) => grains.GetGrain<ITaskReads>(GrainKeys.Controller(controller));
}
