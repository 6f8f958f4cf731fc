using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Server-sent events: what changes in the clusters that the caller sees.</summary>
internal static class EventsApi
{
    public static void MapEvents(this IEndpointRouteBuilder hypervisor) =>
        hypervisor.MapGet("/fleet/events", Stream)
            .RequireRole(Role.Viewer)
            .WithTags("Fleet")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .WithSummary("What changes, as server-sent events")
            .WithDescription(
                "hello {position, heartbeat_seconds} at the start; heartbeat {as_of}; reset {} when events were lost and everything must be read again; controller: a cluster's dashboard, at each sync "
                + "and change of state; controller.removed {controller_id}; inventory {controller_id, version, previous_version, as_of, stale, guests, nodes, storages}, each with added, changed (id and the fields that differ) and "
                + "removed; task {controller_id, as_of, running, tasks}: tasks of the cluster that started or ended; change: a change as it is now, at each of its steps; upload: a file on its way to a storage, about every second and when it is over; alert {controller_id, active, muted, raised, changed, cleared}: alerts that began, were acknowledged or muted, and ended. Give Last-Event-ID (or last_event_id) to be told what was missed.");

    private static async Task Stream(
        HttpContext http,
        Caller caller,
        IGrainFactory grains,
        TimeProvider time,
        LongRequests lasting,
        [FromQuery(Name = "site_id")] Guid? siteId,
        [FromQuery(Name = "controller_id")] Guid? controllerId,
        [FromQuery(Name = "last_event_id")] string? lastEventId)
    {
        var last = http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? lastEventId;
        var scope = caller.Scope;
        await using var subscription = EventSubscription.Create(grains, scope, last);
        var identity = http.Features.GetRequiredFeature<RequestIdentity>();
        var stream = new EventStream(http.Response, subscription, time, item => IsSeen(caller, item, siteId, controllerId), StillHolds);
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lasting.Ending);
            await stream.Run(catchUp: last is not null, end.Token);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested || lasting.Ending.IsCancellationRequested)
        {
            // The viewer has gone, or is to connect again.
        }

        // Roles, sites and sessions change while a stream lasts.
        async Task<bool> StillHolds()
        {
            if (await identity.Refresh(grains) is not { Role: >= Role.Viewer } now || now.Scope != scope)
            {
                return false;
            }

            caller = now;
            return true;
        }
    }

    private static bool IsSeen(Caller caller, FleetEvent item, Guid? site, Guid? controller) =>
        (site is null || item.SiteId == site)
        && (controller is null || item.ControllerId == controller)
        && (!caller.IsLimitedToSites || (item.SiteId is { } at && caller.Sites.Contains(at)));
}
