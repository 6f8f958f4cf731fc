using System.Globalization;
using System.Text.Json;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Finds out what a command is for, from the route and from the payload of a staged change.</summary>
internal sealed class TargetReader(CommandKind kind, CommandTarget route, FieldErrors errors)
{
    private CommandTarget target = route;

    /// <summary>The members that are the command's own.</summary>
    public List<JsonProperty> Take(JsonElement payload, string? targetId)
    {
        var members = payload.ValueKind == JsonValueKind.Object ? payload.EnumerateObject().ToList() : [];
        members.RemoveAll(member => IsConfirmation(member) || (!kind.Shape.HasField(member.Name) && TryTake(member.Name, member.Value)));
        if (targetId is { Length: > 0 })
        {
            TakeId(targetId, members);
        }

        return members;
    }

    /// <summary>The target, told what it lacks.</summary>
    public CommandTarget Complete(Command command)
    {
        if (kind.IsForGuests)
        {
            target = target with { VmType = target.VmType ?? kind.VmType };
            errors.Require(target.Vmid is not null, "vmid", "vmid must be given.")
                .Require(target.VmType is not null, "vm_type", "vm_type must be given: qemu or lxc.")
                .Require(kind.VmType is null || target.VmType == kind.VmType, "vm_type", $"{kind.Facts.Feature} is for vm_type {(kind.VmType == GuestType.Lxc ? "lxc" : "qemu")}.");
        }

        if (kind.IsForNodes || command is IPlacesGuest)
        {
            errors.Require(target.Node is not null, "node", "node must be given.");
        }

        errors.Require(target.Vmid is null or (>= VmidAttribute.Lowest and <= VmidAttribute.Highest), "vmid", "vmid must be between 100 and 999999999.")
            .Require(target.Node is null || NodeNameAttribute.Matches(target.Node), "node", "node is no name of a node.");
        return target;
    }

    /// <summary>Confirming is said at applying; clients of the existing system say it in the payload.</summary>
    private bool IsConfirmation(JsonProperty member) =>
        member.Name == "confirmed" && member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False && !kind.Shape.HasField("confirmed");

    private bool TryTake(string name, JsonElement value)
    {
        switch (name)
        {
            case "node" when kind.IsForGuests || kind.IsForNodes:
                Agree("node", target.Node, value.ValueKind == JsonValueKind.String ? value.GetString() : null, "the name of a node");
                target = target with { Node = target.Node ?? (value.ValueKind == JsonValueKind.String ? value.GetString() : null) };
                return true;
            case "vmid" when kind.IsForGuests:
                var vmid = Number(value);
                Agree("vmid", target.Vmid, vmid, "a whole number");
                target = target with { Vmid = target.Vmid ?? vmid };
                return true;
            case "vm_type" when kind.IsForGuests:
                GuestType? type = value.ValueKind != JsonValueKind.String ? null : value.GetString() switch { "qemu" => GuestType.Qemu, "lxc" => GuestType.Lxc, _ => null };
                Agree("vm_type", target.VmType, type, "qemu or lxc");
                target = target with { VmType = target.VmType ?? type };
                return true;
            default:
                return false;
        }
    }

    /// <summary>What the payload says of the target must be readable, and no other than the route's.</summary>
    private void Agree<T>(string name, T? known, T? given, string expected) =>
        errors.Require(given is not null, name, $"{name} must be {expected}.")
            .Require(given is null || known is null || given.Equals(known), name, $"{name} is another than the address says.");

    private static int? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private void TakeId(string targetId, List<JsonProperty> members)
    {
        var field = kind.Facts.TargetId;
        if (field.Length > 0)
        {
            if (!members.Any(member => Spelling.Same(member.Name, field)))
            {
                members.Add(Member(field, targetId));
            }
        }
        else if (kind.IsForGuests && target.Vmid is null && int.TryParse(targetId.Split('/', ':')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var vmid))
        {
            target = target with { Vmid = vmid };
        }
    }

    private static JsonProperty Member(string name, string value)
    {
        var isNumber = name == "pos" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return JsonSerializer.SerializeToElement(new Dictionary<string, object> { [name] = isNumber ? int.Parse(value, CultureInfo.InvariantCulture) : value }).EnumerateObject().Single();
    }
}
