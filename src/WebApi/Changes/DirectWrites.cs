using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Every direct write of a cluster: each is staged and applied in one call, by the same code as a change that was reviewed.</summary>
internal static class DirectWrites
{
    private static readonly string[] Places = ["controller_id", "node", "vm_type", "vmid"];
    private static readonly string[] Actions = ["start", "stop", "shutdown", "reboot", "suspend", "resume"];

    public static void MapWrites(this IEndpointRouteBuilder cluster)
    {
        foreach (var route in WriteRoutes.All)
        {
            cluster.MapMethods(route.Path, [route.Method], (HttpContext http, [FromRoute(Name = "controller_id")] Guid controllerId, Caller caller, IGrainFactory grains) =>
                    Write(http, controllerId, caller, grains, route))
                .Described(route.Tag, route.Summary, route.Method != "DELETE", route.Flags);
        }

        cluster.MapPost("/nodes/{node}/{vm_type}/{vmid}/action", Act).Described("Guests", $"Power: {string.Join(", ", Actions)}", hasBody: true);
    }

    private static RouteHandlerBuilder Described(this RouteHandlerBuilder route, string tag, string summary, bool hasBody, params string[] flags)
    {
        route.RequireRole(Role.SiteAdmin).AuditsItself("change.stage").WithMetadata(new MakesChange(IsConfirmed: true, flags)).WithTags(tag).WithSummary(summary)
            .WithDescription("A change of its own: `confirmed=true` (query or body) where it deletes or may lose something; `Idempotency-Key` gives the first answer again.")
            .Produces<WriteResult>().Produces<WriteResult>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        return hasBody ? route.WithMetadata(new AcceptsMetadata(["application/json"], typeof(JsonObject), isOptional: true)) : route;
    }

    private static async Task<IResult> Write(HttpContext http, Guid controllerId, Caller caller, IGrainFactory grains, WriteRoute route)
    {
        var payload = await ChangeDoor.Payload(http);
        var confirmed = ChangeDoor.TakeConfirmed(http, payload);
        var errors = new FieldErrors();
        foreach (var flag in route.Flags.Where(flag => http.Request.Query.ContainsKey(flag)))
        {
            var said = http.Request.Query[flag].ToString();
            payload[flag] = bool.TryParse(said, out var isOn) ? isOn : said;
        }

        foreach (var (name, value) in http.Request.RouteValues.Where(pair => !Places.Contains(pair.Key)))
        {
            Put(payload, name == "job_id" ? "id" : name, value?.ToString() ?? "", errors);
        }

        var target = Target(http, errors);
        errors.ThrowIfAny();
        var kind = target.VmType == GuestType.Lxc || route.Path.Contains("/lxc/", StringComparison.Ordinal) ? "container" : "vm";
        return await Execute(http, controllerId, caller, grains, route.Feature.Replace("{kind}", kind, StringComparison.Ordinal), route.Operation, target, payload, confirmed);
    }

    private static async Task<IResult> Act(HttpContext http, [FromRoute(Name = "controller_id")] Guid controllerId, Caller caller, IGrainFactory grains)
    {
        var payload = await ChangeDoor.Payload(http);
        var confirmed = ChangeDoor.TakeConfirmed(http, payload);
        var errors = new FieldErrors();
        var target = Target(http, errors);
        var action = payload["action"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        payload.Remove("action");
        errors.Require(action is not null && Actions.Contains(action), "action", $"The action is one of {string.Join(", ", Actions)}.")
            .Require(target.VmType != GuestType.Lxc || action is not ("suspend" or "resume"), "action", "A container can't be suspended or resumed.")
            .ThrowIfAny();
        return await Execute(http, controllerId, caller, grains, $"proxmox.{(target.VmType == GuestType.Lxc ? "container" : "vm")}.{action}", "create", target, payload, confirmed);
    }

    private static Task<IResult> Execute(
        HttpContext http, Guid controllerId, Caller caller, IGrainFactory grains, string feature, string operation, CommandTarget target, JsonObject payload, bool confirmed)
    {
        var parsed = CommandCatalogue.Parse(feature, operation, target, ChangeDoor.Element(payload));
        var change = new StageChange { Target = ChangeTarget.Of(controllerId, parsed.Target), Command = parsed.Command, Origin = ChangeOrigin.Direct };
        return ChangeDoor.Execute(http, grains, ChangeDoor.IdOf(http, caller), change, confirmed);
    }

    private static CommandTarget Target(HttpContext http, FieldErrors errors)
    {
        var values = http.Request.RouteValues;
        var node = values["node"]?.ToString();
        if (node is not null)
        {
            NodeRoute.Check(node, errors);
        }

        GuestType? type = null;
        int? vmid = null;
        if (values["vmid"]?.ToString() is { } number)
        {
            var word = values["vm_type"]?.ToString() ?? (http.Request.Path.Value!.Contains("/lxc/", StringComparison.Ordinal) ? "lxc" : "qemu");
            vmid = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
            GuestRoute.Check(word, vmid.Value, errors);
            type = word == "lxc" ? GuestType.Lxc : GuestType.Qemu;
        }

        return new CommandTarget(node, type, vmid);
    }

    /// <summary>What the path says; the body may say the same, and nothing else.</summary>
    private static void Put(JsonObject payload, string name, string value, FieldErrors errors)
    {
        JsonNode said = name == "pos" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var pos) ? pos : value;
        errors.Require(payload[name] is not { } given || given.ToString() == said.ToString(), name, $"{name} is another than the address says.");
        payload[name] = said;
    }
}
