using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>What a change would do, before anybody stages it.</summary>
internal static class PreflightApi
{
    public static void MapPreflight(this IEndpointRouteBuilder cluster) =>
        cluster.MapPost("/preflight", Preview).RequireRole(Role.SiteAdmin).NotAudited("it changes nothing").WithTags("Changes")
            .Accepts<PreflightBody>("application/json").Produces<Preflight>().WithSummary("Risk, impact, exact calls and difference of a change, without staging it");

    private static async Task<IResult> Preview(HttpContext http, [FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains)
    {
        var body = await ChangeDoor.Payload(http);
        string[] known = ["feature", "operation", "payload", "target_id", "node", "vm_type", "vmid"];
        var errors = new FieldErrors();
        foreach (var (name, _) in body)
        {
            errors.Require(known.Contains(name), name, $"There is no such field. Known are: {string.Join(", ", known)}.");
        }

        var feature = Text(body, "feature", errors);
        errors.Require(feature is { Length: >= 1 and <= 128 }, "feature", "A feature must be named, such as proxmox.vm.stop.")
            .Require(body["payload"] is null or JsonObject, "payload", "A JSON object is expected.");
        var (operation, targetId) = (Text(body, "operation", errors) ?? "create", Text(body, "target_id", errors));
        errors.Require(targetId is not { Length: > 128 }, "target_id", "target_id has at most 128 characters.").ThrowIfAny();

        // Where it is may stand beside the payload, as in the addresses of direct writes.
        var payload = body["payload"] as JsonObject ?? [];
        foreach (var place in (string[])["node", "vm_type", "vmid"])
        {
            if (body[place] is { } given && !payload.ContainsKey(place))
            {
                payload[place] = given.DeepClone();
            }
        }

        var parsed = CommandCatalogue.Parse(feature!, operation, CommandTarget.Cluster, ChangeDoor.Element(payload), targetId);
        var preview = await grains.GetGrain<IChangePlans>(GrainKeys.Controller(controllerId)).Preview(parsed.Target, parsed.Command);
        var plan = preview.Plan;
        return TypedResults.Ok(new Preflight(feature!, operation, plan.Risk, plan.RequiresConfirmation, plan.Warnings, plan.Impact, plan.Calls, plan.Diff, preview.Approval));
    }

    private static string? Text(JsonObject body, string name, FieldErrors errors)
    {
        if (body[name] is not { } given)
        {
            return null;
        }

        var isText = given.GetValueKind() == JsonValueKind.String;
        errors.Require(isText, name, "A text is expected.");
        return isText ? given.GetValue<string>() : null;
    }
}

/// <param name="Operation">create, update or delete; create where nothing is said.</param>
/// <param name="Payload">As for staging: the command's fields; node, vm_type and vmid among them or beside it.</param>
internal sealed record PreflightBody(string Feature, string? Operation, JsonObject? Payload, string? TargetId, string? Node = null, string? VmType = null, int? Vmid = null);

internal sealed record Preflight(
    string Feature,
    string Operation,
    Risk Risk,
    bool RequiresConfirmation,
    ImmutableArray<string> Warnings,
    ImmutableArray<ImpactItem> Impact,
    ImmutableArray<PlannedCall> Calls,
    ImmutableArray<ValueChange> Diff,
    ApprovalRule Approval);
