using System.Collections.Immutable;
using System.ComponentModel;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Changes of all clusters: lists, review, applying.</summary>
internal static class ChangesApi
{
    public static void MapChanges(this IEndpointRouteBuilder hypervisor)
    {
        var changes = hypervisor.MapGroup("/changes").WithTags("Changes").RequireRole(Role.Viewer);
        changes.MapGet("/", List).WithSummary("Changes, newest first");
        changes.MapGet("/{change_id}", async ([FromRoute(Name = "change_id")] Guid id, IGrainFactory grains) => TypedResults.Ok(await grains.Change(id).Get()))
            .WithSummary("One change: plan, difference, base, attempts, task and its end");
        changes.MapGet("/{change_id}/log", ([FromRoute(Name = "change_id")] Guid id, [AsParameters] LogQuery query, IGrainFactory grains) => Log(id, query.Checked(), grains).Answer())
            .WithSummary("Lines of the log of its task").WithDescription("Of the last attempt; none before it has a task. Header X-Total-Count: how many lines there are by now.");

        var review = hypervisor.MapGroup("/changes/{change_id}").WithTags("Changes").RequireRole(Role.SiteAdmin);
        review.MapPost("/approve", async ([FromRoute(Name = "change_id")] Guid id, IGrainFactory grains, HttpContext http) => TypedResults.Ok(await grains.Change(id).Approve(await Reason(http))))
            .AuditsItself("change.approve").Accepts<ReviewBody>(isOptional: true, "application/json").WithSummary("Approve a change");
        review.MapPost("/reject", async ([FromRoute(Name = "change_id")] Guid id, IGrainFactory grains, HttpContext http) => TypedResults.Ok(await grains.Change(id).Reject(await Reason(http))))
            .AuditsItself("change.reject").Accepts<ReviewBody>(isOptional: true, "application/json").WithSummary("Reject a change");
        review.MapPost("/apply", Apply).AuditsItself("change.apply").Accepts<ApplyBody>(isOptional: true, "application/json").WithSummary("Apply a change");
        review.MapPost("/discard", Discard).AuditsItself("change.discard").WithSummary("Withdraw a change");
        review.MapPost("/reconcile", async ([FromRoute(Name = "change_id")] Guid id, IGrainFactory grains) => TypedResults.Ok(await grains.Change(id).Reconcile()))
            .AuditsItself("change.reconcile").WithSummary("Look up what became of a change whose outcome is unknown");
        changes.MapPost("/bulk", BulkReview.Act).RequireRole(Role.SiteAdmin).AuditsItself("change.review")
            .WithSummary($"Approve, reject, apply or discard up to {BulkReview.MaxChanges} changes, with a result for each");
    }

    /// <summary>The same, where clients of older systems look for them.</summary>
    public static void MapChangesGateway(this IEndpointRouteBuilder api)
    {
        var changes = api.MapGroup("/gateway-vpn/changes").WithTags("Gateway: changes");
        changes.MapGet("/by-gateway/{controller_id}", ByGateway).RequireRole(Role.Viewer).WithSummary("Changes of one controller, over all domains");
        changes.MapPost("/{change_id}/apply", Apply).RequireRole(Role.SiteAdmin).AuditsItself("change.apply").Accepts<ApplyBody>(isOptional: true, "application/json").WithSummary("Apply a change");
        changes.MapPost("/{change_id}/discard", Discard).RequireRole(Role.SiteAdmin).AuditsItself("change.discard").WithSummary("Withdraw a change");
    }

    internal static ImmutableArray<ChangeStatus> Statuses(string? words, string byDefault, FieldErrors errors)
    {
        var asked = (words ?? byDefault).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asked is ["all"] or [])
        {
            return [];
        }

        var statuses = asked.Select(Choice.Parse<ChangeStatus>).ToList();
        errors.Require(statuses.All(status => status is not null), "status", $"The status is all, or some of {Choice.Names<ChangeStatus>()}, with commas.");
        return [.. statuses.OfType<ChangeStatus>()];
    }

    private static async Task<IResult> List(
        IGrainFactory grains,
        [FromQuery(Name = "controller_id")] Guid? controllerId,
        [FromQuery(Name = "site_id")] Guid? siteId,
        [FromQuery(Name = "status"), Description("all, or some of the states with commas.")] string? status,
        [FromQuery(Name = "feature"), Description("A feature, or all that begin alike: proxmox.vm.*")] string? feature,
        [FromQuery(Name = "vmid")] int? vmid,
        [FromQuery(Name = "requested_by"), Description("The id of a user, or me.")] string? requestedBy,
        Caller caller,
        [FromQuery(Name = "q"), Description("Words of feature, guest, notes or requester.")] string? search,
        [FromQuery(Name = "cursor")] string? cursor,
        [FromQuery(Name = "limit"), Description("1 to 500.")] int limit = 100)
    {
        var errors = new FieldErrors().Require(limit is >= 1 and <= 500, "limit", "The limit is 1 to 500.")
            .Require(feature is not { Length: > 128 }, "feature", "A feature has at most 128 characters.")
            .Require(search is not { Length: > 200 }, "q", "At most 200 characters.");
        var person = requestedBy is null ? null : requestedBy == "me" ? caller.UserId : Guid.TryParse(requestedBy, out var user) ? user : (Guid?)null;
        errors.Require((requestedBy is null) == (person is null), "requested_by", "The id of a user is expected, or me.");
        var statuses = Statuses(status, "all", errors);
        errors.ThrowIfAny();
        var filter = new ChangeFilter { ControllerId = controllerId, SiteId = siteId, Statuses = statuses, Feature = feature, Vmid = vmid, RequestedBy = person, Search = search, Cursor = cursor, Limit = limit };
        var lists = grains.GetGrain<IChangesGrain>(GrainKeys.Changes);
        var page = await lists.List(filter);
        return TypedResults.Ok(new ChangeList(page.Items, page.NextCursor, (await lists.Count(filter with { Statuses = [] })).ToImmutableDictionary(count => Choice.NameOf(count.Key), count => count.Value)));
    }

    private static async Task<Live<Page<LogLine>>> Log(Guid id, LogPart part, IGrainFactory grains)
    {
        var change = await grains.Change(id).Get();
        if (change.Upid is { } upid)
        {
            return await grains.Tasks(change.ControllerId).TaskLog(upid, part);
        }

        return new Live<Page<LogLine>>(new Page<LogLine>([], 0), change.UpdatedAt);
    }

    private static async Task<IResult> ByGateway(
        [FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, [FromQuery(Name = "vendor")] string? vendor, [FromQuery(Name = "status")] string? status, [FromQuery(Name = "limit")] int limit = 500)
    {
        var errors = new FieldErrors().Require(limit is >= 1 and <= 2000, "limit", "The limit is 1 to 2000.")
            .Require(vendor == "proxmox", "vendor", "The vendor is proxmox.");
        var statuses = Statuses(status, "pending", errors);
        errors.ThrowIfAny();
        await grains.GetGrain<IControllerGrain>(GrainKeys.Controller(controllerId)).Describe();
        return TypedResults.Ok((await grains.GetGrain<IChangesGrain>(GrainKeys.Changes).List(new ChangeFilter { ControllerId = controllerId, Statuses = statuses, Limit = limit })).Items);
    }

    private static async Task<IResult> Apply([FromRoute(Name = "change_id")] Guid id, IGrainFactory grains, HttpContext http)
    {
        var payload = await ChangeDoor.Payload(http);
        var confirmed = ChangeDoor.TakeConfirmed(http, payload);
        var errors = new FieldErrors();
        foreach (var (name, _) in payload)
        {
            // What older clients send and what opens nothing here.
            errors.Require(name is "force" or "auto_reload", name, "There is no such field. Known are: confirmed, force, auto_reload.");
        }

        errors.ThrowIfAny();
        http.Items[ChangeDoor.ChangeIdItem] = id;
        return TypedResults.Ok(await grains.Change(id).Apply(confirmed));
    }

    private static async Task<IResult> Discard([FromRoute(Name = "change_id")] Guid id, IGrainFactory grains, [FromQuery(Name = "force")] bool force = false) =>
        TypedResults.Ok(await grains.Change(id).Discard(force));

    private static async Task<string?> Reason(HttpContext http)
    {
        var body = await ChangeDoor.Payload(http);
        var errors = new FieldErrors();
        foreach (var (name, _) in body)
        {
            errors.Require(name == "reason", name, "There is no such field. Known are: reason.");
        }

        errors.Require(body["reason"] is null || body["reason"]!.GetValueKind() == System.Text.Json.JsonValueKind.String, "reason", "A text is expected.").ThrowIfAny();
        return body["reason"]?.GetValue<string>();
    }
}

/// <param name="NextCursor">Null at the end.</param>
/// <param name="Counts">How many there are in each state, whatever the filter of states.</param>
internal sealed record ChangeList(ImmutableArray<PendingChange> Items, string? NextCursor, ImmutableDictionary<string, long> Counts);

/// <param name="Reason">At most 2000 characters.</param>
internal sealed record ReviewBody(string? Reason);

/// <param name="Confirmed">Needed for what deletes or may lose something.</param>
/// <param name="Force">Accepted for older clients; it opens nothing.</param>
internal sealed record ApplyBody(bool Confirmed = false, bool Force = false);
