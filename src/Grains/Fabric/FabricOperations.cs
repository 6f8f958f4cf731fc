using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>Runs operations for a caller.</summary>
internal sealed class FabricOperations(IGrainFactory grains)
{
    private const int MaxNotes = 2000;
    private const int MaxKey = 255;

    public async Task<FabricAnswer> Run(Caller caller, FabricInvocation invocation)
    {
        var operation = FabricCatalogue.Find(invocation.OperationId);
        if (caller.Role < operation.LowestRole)
        {
            throw FleetException.Forbidden($"{operation.Id} needs the role {operation.LowestRole.Name()}; yours is {caller.Role.Name()}.");
        }

        new FieldErrors()
            .Require(invocation.Notes is not { Length: > MaxNotes }, "notes", $"Notes have at most {MaxNotes} characters.")
            .Require(invocation.IdempotencyKey is not { } key || (key.Length is >= 1 and <= MaxKey && key.All(c => c is >= ' ' and <= '~')), "idempotency_key", $"An idempotency key has 1 to {MaxKey} printable ASCII characters.")
            .ThrowIfAny();
        var inputs = Parse(invocation.Inputs);
        if (!operation.Write)
        {
            return new FabricAnswer(operation.Id, null, await Read(caller, operation, inputs));
        }

        var id = invocation.IdempotencyKey is { } given ? IdOf($"{caller.OrganizationId:D}/{caller.UserId:D}/fabric/{given}") : Guid.NewGuid();
        return new FabricAnswer(operation.Id, await Stage(operation, inputs, id, invocation.Notes), null);
    }

    /// <summary>Stages the operation's change under this id; the same again answers with the first.</summary>
    public async Task<PendingChange> Stage(FabricOperation operation, JsonObject inputs, Guid id, string? notes, FabricCause? cause = null)
    {
        var change = Change(operation, inputs) with { Notes = notes, Cause = cause };
        return await grains.GetGrain<IPendingChangeGrain>(GrainKeys.Change(id)).Stage(change);
    }

    /// <summary>The change that the operation would stage.</summary>
    /// <exception cref="FleetException">Invalid, with every error by field.</exception>
    public static StageChange Change(FabricOperation operation, JsonObject inputs)
    {
        var payload = inputs.DeepClone().AsObject();
        var errors = new FieldErrors();
        var controller = Uuid(payload, "controller_id", errors);
        payload.Remove("controller_id");
        if (operation.Id.StartsWith("hypervisor.vm.", StringComparison.Ordinal))
        {
            payload["vm_type"] ??= "qemu";
        }

        var isContainer = payload["vm_type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String && type.GetValue<string>() == "lxc";
        if (isContainer && operation.Inputs.Any(input => input.Name == "vm_type" && input.Choices.SequenceEqual(["qemu"])))
        {
            errors.Add("vm_type", "This is for virtual machines: vm_type must be qemu.");
        }

        errors.ThrowIfAny();
        var (feature, kind) = FabricCatalogue.ChangeOf(operation.Id, isContainer);
        var parsed = CommandCatalogue.Parse(feature, kind, CommandTarget.Cluster, JsonSerializer.SerializeToElement(payload));
        return new StageChange { Target = ChangeTarget.Of(controller!.Value, parsed.Target), Command = parsed.Command, Origin = ChangeOrigin.Fabric };
    }

    public static JsonObject Parse(string inputs)
    {
        if (inputs.Length > CommandCatalogue.MaxPayloadBytes)
        {
            throw new FleetException(Failure.TooLarge, "too_large", "The inputs have at most 256 KiB.");
        }

        try
        {
            return JsonText.Object(Encoding.UTF8.GetBytes(inputs), maxDepth: 32)
                ?? throw FleetException.Invalid("inputs", "A JSON object is expected.");
        }
        catch (JsonException)
        {
            throw FleetException.Invalid("inputs", "The inputs are no valid JSON object, or name a field twice.");
        }
    }

    public static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private async Task<ClusterJson> Read(Caller caller, FabricOperation operation, JsonObject inputs)
    {
        var errors = new FieldErrors();
        foreach (var (name, _) in inputs)
        {
            errors.Require(operation.Inputs.Any(input => input.Name == name), name, $"There is no such input. Known are: {string.Join(", ", operation.Inputs.Select(input => input.Name))}.");
        }

        var fleet = grains.GetGrain<IFleetGrain>(GrainKeys.Fleet(caller.Scope));
        switch (operation.Id)
        {
            case "hypervisor.controllers.list":
                errors.ThrowIfAny();
                return Json(await fleet.Controllers(caller, null));
            case "hypervisor.guests.list":
                var query = new GuestQuery { Q = Text(inputs, "q", 1000, errors), Cursor = Text(inputs, "cursor", 4000, errors), Limit = Number(inputs, "limit", 1, 1000, errors) ?? 100, ControllerId = inputs["controller_id"] is null ? null : Uuid(inputs, "controller_id", errors) };
                errors.ThrowIfAny();
                return Json(await fleet.Guests(caller, query));
            case "hypervisor.nodes.list":
                var q = Text(inputs, "q", 1000, errors);
                errors.ThrowIfAny();
                return Json(await fleet.Nodes(caller, q, null));
            case "hypervisor.guest.get":
                var (controller, vmid, type) = (Uuid(inputs, "controller_id", errors), Number(inputs, "vmid", 100, 999_999_999, errors), Text(inputs, "vm_type", 8, errors) ?? "qemu");
                errors.Require(vmid is not null || inputs["vmid"] is not null, "vmid", "vmid must be given.")
                    .Require(type is "qemu" or "lxc", "vm_type", "vm_type must be qemu or lxc.")
                    .ThrowIfAny();
                return Json(await grains.GetGrain<IControllerInventory>(GrainKeys.Controller(controller!.Value)).Guest(type == "lxc" ? GuestType.Lxc : GuestType.Qemu, vmid!.Value));
            case "hypervisor.change.get":
                var change = Uuid(inputs, "change_id", errors);
                errors.ThrowIfAny();
                return Json(await grains.GetGrain<IPendingChangeGrain>(GrainKeys.Change(change!.Value)).Get());
            default:
                throw new InvalidOperationException($"{operation.Id} is no read.");
        }
    }

    private static ClusterJson Json<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, HypervisorJson.Options));

    private static Guid? Uuid(JsonObject inputs, string name, FieldErrors errors)
    {
        var id = inputs[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && Guid.TryParseExact(value.GetValue<string>(), "D", out var given) ? given : (Guid?)null;
        errors.Require(id is not null, name, inputs[name] is null ? $"{name} must be given." : $"{name} must be a UUID.");
        return id;
    }

    private static string? Text(JsonObject inputs, string name, int most, FieldErrors errors)
    {
        if (inputs[name] is not { } given)
        {
            return null;
        }

        var text = given.GetValueKind() == JsonValueKind.String ? given.GetValue<string>() : null;
        errors.Require(text is not null && text.Length <= most, name, $"{name} must be a text of at most {most} characters.");
        return text;
    }

    private static int? Number(JsonObject inputs, string name, int least, int most, FieldErrors errors)
    {
        if (inputs[name] is not { } given)
        {
            return null;
        }

        int? number = given is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var whole) ? whole : null;
        errors.Require(number >= least && number <= most, name, $"{name} must be a whole number from {least} to {most}.");
        return number;
    }
}
