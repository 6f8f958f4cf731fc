using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Changes that wait for review, staged by the gateway of their domain.</summary>
internal static class StagingApi
{
    private static readonly ImmutableArray<string> Routers = ["vm", "container", "snapshot", "storage", "backup", "cluster", "node", "ha", "sdn", "firewall", "ceph", "replication", "pool"];

    public static void MapStaging(this IEndpointRouteBuilder api)
    {
        foreach (var router in Routers)
        {
            var changes = api.MapGroup($"/gateway-proxmox-{router}/{{controller_id}}/changes").WithTags($"Gateway: changes");
            changes.MapPost("/{feature}", (HttpContext http, [FromRoute(Name = "controller_id")] Guid controllerId, string feature, Caller caller, IGrainFactory grains, [FromQuery(Name = "operation")] string operation = "create") =>
                    Stage(http, controllerId, router, feature, operation, caller, grains))
                .RequireRole(Role.SiteAdmin).AuditsItself("change.stage").WithMetadata(new MakesChange(IsConfirmed: false)).Accepts<StageBody>("application/json").Produces<PendingChange>(StatusCodes.Status201Created)
                .WithSummary("Stage a change for review");
            changes.MapGet("/", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, [FromQuery(Name = "status")] string? status, [FromQuery(Name = "limit")] int limit = 200) =>
                    List(controllerId, router, grains, status, limit))
                .RequireRole(Role.Viewer).Produces<ImmutableArray<PendingChange>>().WithSummary("Changes of this domain");
        }
    }

    private static async Task<IResult> Stage(HttpContext http, Guid controllerId, string router, string feature, string operation, Caller caller, IGrainFactory grains)
    {
        var body = await ChangeDoor.Payload(http);
        var errors = new FieldErrors()
            .Require(feature.StartsWith($"proxmox.{router}.", StringComparison.Ordinal), "feature", $"This gateway takes features that begin with proxmox.{router}.; stage others at the gateway of their domain.")
            .Require(feature != "proxmox.storage.upload", "feature", "An upload brings its file, which a change can't carry; let the node fetch it with proxmox.storage.download_url.");
        foreach (var (name, _) in body)
        {
            errors.Require(name is "payload" or "target_id" or "notes", name, "There is no such field. Known are: payload, target_id, notes.");
        }

        errors.Require(body["payload"] is null or JsonObject, "payload", "A JSON object is expected.");
        var (targetId, notes) = (Text(body, "target_id", 128, errors), Text(body, "notes", 2000, errors));
        errors.ThrowIfAny();

        var parsed = CommandCatalogue.Parse(feature, operation, CommandTarget.Cluster, ChangeDoor.Element(body["payload"] as JsonObject ?? []), targetId);
        var id = ChangeDoor.IdOf(http, caller);
        var staged = await grains.Change(id).Stage(new StageChange
        {
            Target = ChangeTarget.Of(controllerId, parsed.Target),
            Command = parsed.Command,
            TargetId = targetId,
            Notes = notes,
            Origin = ChangeOrigin.Staged,
        });
        return TypedResults.Created($"/api/v1/hypervisor/changes/{id:D}", staged);
    }

    private static async Task<IResult> List(Guid controllerId, string router, IGrainFactory grains, string? status, int limit)
    {
        var errors = new FieldErrors().Require(limit is >= 1 and <= 500, "limit", "The limit is 1 to 500.");
        var statuses = ChangesApi.Statuses(status, "pending", errors);
        errors.ThrowIfAny();
        await grains.GetGrain<IControllerGrain>(GrainKeys.Controller(controllerId)).Describe();
        var filter = new ChangeFilter { ControllerId = controllerId, Feature = $"proxmox.{router}.*", Statuses = statuses, Limit = limit };
        return TypedResults.Ok((await grains.GetGrain<IChangesGrain>(GrainKeys.Changes).List(filter)).Items);
    }

    private static string? Text(JsonObject body, string name, int most, FieldErrors errors)
    {
        if (body[name] is not { } given)
        {
            return null;
        }

        if (given.GetValueKind() != JsonValueKind.String)
        {
            errors.Add(name, "A text is expected.");
            return null;
        }

        var text = given.GetValue<string>();
        errors.Require(text.Length <= most, name, $"{name} has at most {most} characters.");
        return text;
    }
}

/// <param name="Payload">The command's fields, and beside them what it is for: node, vm_type, vmid. At most 256 KiB.</param>
/// <param name="TargetId">Another way to name a guest, a snapshot, a job, ...; at most 128 characters.</param>
/// <param name="Notes">For the reviewer; at most 2000 characters.</param>
internal sealed record StageBody(JsonObject Payload, string? TargetId, string? Notes);
