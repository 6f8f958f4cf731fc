using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>The same change for many guests of a cluster: one change each, and a result each.</summary>
internal static class BulkApi
{
    private const int ActionsAtOnce = 5;
    private const int MigrationsAtOnce = 3;

    private static readonly string[] Actions = ["start", "stop", "shutdown", "reboot", "suspend", "resume", "delete"];

    public static void MapBulk(this IEndpointRouteBuilder cluster)
    {
        cluster.MapPost("/bulk-action", Act).RequireRole(Role.SiteAdmin).AuditsItself("change.stage").WithMetadata(new MakesChange(IsConfirmed: false)).WithTags("Changes")
            .Produces<ImmutableArray<BulkResult>>().WithSummary($"For up to {BulkTargets.Max} guests: {string.Join(", ", Actions)}");
        cluster.MapPost("/bulk-migrate", Migrate).RequireRole(Role.SiteAdmin).AuditsItself("change.stage").WithMetadata(new MakesChange(IsConfirmed: false)).WithTags("Changes")
            .Produces<ImmutableArray<BulkResult>>().WithSummary($"Move up to {BulkTargets.Max} guests to another node");
    }

    private static async Task<IResult> Act(
        HttpContext http, [FromRoute(Name = "controller_id")] Guid controllerId, Body<BulkActionBody> body, Caller caller, IGrainFactory grains, TimeProvider time, Gates gates, [FromQuery(Name = "confirmed")] bool confirmed = false)
    {
        var request = body.Value;
        var errors = new FieldErrors()
            .Require(request.Action is not null && Actions.Contains(request.Action), "action", $"The action is one of {string.Join(", ", Actions)}.");
        var targets = await BulkTargets.Of(controllerId, request.Targets, request.Selection, caller, grains, errors);
        gates.EnsureOpen();
        confirmed |= request.Confirmed;
        if (request.Action == "delete" && !confirmed)
        {
            throw FleetException.Conflict("confirmation_required", $"Deleting {targets.Length} guests must be confirmed: repeat with confirmed: true when it is meant.");
        }

        return TypedResults.Ok(await Each(targets, ActionsAtOnce, target =>
        {
            var verb = request.Action == "delete" ? "destroy" : request.Action;
            return One(http, controllerId, caller, grains, time, target, $"proxmox.{Kind(target)}.{verb}", request.Action == "delete" ? "delete" : "create", [], confirmed);
        }));
    }

    private static async Task<IResult> Migrate(
        HttpContext http, [FromRoute(Name = "controller_id")] Guid controllerId, Body<BulkMigrateBody> body, Caller caller, IGrainFactory grains, TimeProvider time, Gates gates)
    {
        var request = body.Value;
        var targets = await BulkTargets.Of(controllerId, request.Targets, request.Selection, caller, grains, NodeRoute.Check(request.TargetNode ?? "", new FieldErrors(), "target_node"));
        gates.EnsureOpen();
        return TypedResults.Ok(await Each(targets, MigrationsAtOnce, target =>
        {
            var payload = new JsonObject { ["target"] = request.TargetNode };
            if (target.VmType == "qemu")
            {
                payload["online"] = request.Online;
            }

            return One(http, controllerId, caller, grains, time, target, $"proxmox.{Kind(target)}.migrate", "create", payload, confirmed: false);
        }));
    }

    private static string Kind(BulkTarget target) => target.VmType == "lxc" ? "container" : "vm";

    /// <summary>So many at once, the results in the order of the targets.</summary>
    private static async Task<ImmutableArray<BulkResult>> Each(ImmutableArray<BulkTarget> targets, int atOnce, Func<BulkTarget, Task<BulkResult>> act)
    {
        var results = new BulkResult[targets.Length];
        await Parallel.ForAsync(0, targets.Length, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (index, _) => results[index] = await act(targets[index]));
        return [.. results];
    }

    private static async Task<BulkResult> One(
        HttpContext http, Guid controllerId, Caller caller, IGrainFactory grains, TimeProvider time, BulkTarget target, string feature, string operation, JsonObject payload, bool confirmed)
    {
        var type = target.VmType == "lxc" ? GuestType.Lxc : GuestType.Qemu;
        var id = ChangeDoor.IdOf(http, caller, $"{target.Vmid}");
        CallContext.Caller = caller;
        for (var tries = 0; ; tries++)
        {
            try
            {
                var parsed = CommandCatalogue.Parse(feature, operation, new CommandTarget(target.Node, type, target.Vmid), ChangeDoor.Element(payload));
                var change = await grains.Change(id).Execute(new StageChange { Target = ChangeTarget.Of(controllerId, parsed.Target), Command = parsed.Command, Origin = ChangeOrigin.Bulk }, confirmed);
                return new BulkResult(target.Vmid, target.Node, change.Status != ChangeStatus.Failed, change.Id, change.Upid, change.Status, change.Status == ChangeStatus.Failed ? new BulkError("change_failed", change.FailureReason ?? "") : null);
            }
            catch (FleetException full) when (full is { Failure: Failure.Throttled, Code: not "too_many_changes" } && tries < 20)
            {
                // The cluster is asked so much a minute; the rest waits for its turn.
                await Task.Delay(full.RetryAfter is { } wait && wait < TimeSpan.FromSeconds(10) ? wait : TimeSpan.FromSeconds(10), time, http.RequestAborted);
            }
            catch (FleetException refused)
            {
                var errors = refused.Errors.Count == 0 ? "" : $" {string.Join(" ", refused.Errors.SelectMany(error => error.Value))}";
                return new BulkResult(target.Vmid, target.Node, false, refused.Code is "approval_required" or "outside_window" ? id : null, null, null, new BulkError(refused.Code, refused.Message + errors));
            }
            catch (Exception failure) when (failure is TimeoutException or Orleans.Runtime.OrleansException or FleetException { IsOfSilos: true })
            {
                return new BulkResult(target.Vmid, target.Node, false, id, null, null, new BulkError("timeout", "The answer took too long. It may still be worked on: look at the change before you repeat it."));
            }
        }
    }
}

/// <summary>A guest of a bulk request.</summary>
internal sealed record BulkTarget(string? Node, string? VmType, int Vmid);

/// <summary>All guests of the cluster that match, as a person saw them in a list.</summary>
/// <param name="Query">As for the list of guests; empty: all.</param>
/// <param name="Snapshot">The list's, so that the very rows that were seen are meant.</param>
/// <param name="ExpectedCount">How many the person saw in all. When it is another number now, nothing is done.</param>
/// <param name="Offset">For the next 500.</param>
internal sealed record BulkSelection(string? Query, Guid? Snapshot, int? ExpectedCount, int Offset = 0);

/// <param name="Targets">Which guests; or else a selection.</param>
/// <param name="Confirmed">Once for all, where guests are deleted.</param>
internal sealed record BulkActionBody(ImmutableArray<BulkTarget> Targets, string? Action, bool Confirmed = false, BulkSelection? Selection = null);

/// <param name="Targets">Which guests; or else a selection.</param>
/// <param name="Online">Virtual machines move while they run; containers are restarted.</param>
internal sealed record BulkMigrateBody(ImmutableArray<BulkTarget> Targets, string? TargetNode, bool Online = true, BulkSelection? Selection = null);

/// <param name="ChangeId">Null where nothing was staged.</param>
internal sealed record BulkResult(int Vmid, string? Node, bool Success, Guid? ChangeId, string? Upid, ChangeStatus? Status, BulkError? Error);

internal sealed record BulkError(string Code, string Detail);
