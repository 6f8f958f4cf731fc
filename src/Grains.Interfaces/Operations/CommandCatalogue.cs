using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Every change there is, by feature and operation; for routes that name one: staging, pre-flight, automation.</summary>
public static class CommandCatalogue
{
    /// <summary>Of a payload, as JSON text.</summary>
    public const int MaxPayloadBytes = 256 * 1024;

    /// <summary>Of a payload: lists of texts are the deepest that a command has.</summary>
    public const int MaxDepth = 8;

    private static readonly FrozenDictionary<(string Feature, string Operation), CommandKind> ByName = typeof(Command).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract)
        .Select(type => new CommandKind(type, OperationAttribute.Of(type)))
        .ToFrozenDictionary(kind => (kind.Facts.Feature, kind.Facts.Operation));

    private static readonly FrozenDictionary<Type, CommandKind> ByType = ByName.Values.ToFrozenDictionary(kind => kind.Type);

    /// <summary>In order of their names.</summary>
    public static ImmutableArray<CommandKind> All { get; } =
        [.. ByName.Values.OrderBy(kind => kind.Facts.Feature, StringComparer.Ordinal).ThenBy(kind => kind.Facts.Operation, StringComparer.Ordinal)];

    public static CommandKind? Find(string feature, string operation) => ByName.GetValueOrDefault((feature, operation));

    public static CommandKind Of(Type command) => ByType[command];

    /// <summary>The command and what it is for.</summary>
    /// <param name="target">What the route says; what it leaves open the payload may say: <c>node</c>, <c>vm_type</c>, <c>vmid</c>.</param>
    /// <param name="targetId">A staged change's other way to name a guest, a snapshot, a job, ...</param>
    /// <exception cref="FleetException">Invalid, with every error by field.</exception>
    public static ParsedCommand Parse(string feature, string operation, CommandTarget target, JsonElement payload, string? targetId = null)
    {
        var errors = new FieldErrors();
        var kind = Named(feature, operation, errors);
        CheckSize(payload, errors);
        errors.ThrowIfAny();

        var reader = new TargetReader(kind!, target, errors);
        var members = reader.Take(payload, targetId);
        var command = kind!.Shape.Read(members, errors);
        var complete = reader.Complete(command);
        if (!errors.Any)
        {
            command.Check(errors, complete);
        }

        errors.ThrowIfAny();
        return new(command, complete);
    }

    private static CommandKind? Named(string feature, string operation, FieldErrors errors)
    {
        if (Find(feature, operation) is { } kind)
        {
            return kind;
        }

        var operations = All.Where(other => other.Facts.Feature == feature).Select(other => other.Facts.Operation).ToArray();
        if (operations.Length > 0)
        {
            errors.Add("operation", $"{feature} knows {string.Join(", ", operations)}.");
        }
        else
        {
            var near = Spelling.Nearest(feature, All.Select(other => other.Facts.Feature));
            errors.Add("feature", $"{PveValue.Brief(feature)} is not known{(near is null ? "" : $"; did you mean {near}?")}");
        }

        return null;
    }

    private static void CheckSize(JsonElement payload, FieldErrors errors)
    {
        if (payload.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            errors.Add("payload", "payload must be an object.");
        }
        else if (payload.ValueKind == JsonValueKind.Object)
        {
            errors.Require(Depth(payload) <= MaxDepth, "payload", $"payload must not be nested deeper than {MaxDepth}.")
                .Require(JsonText.IsText(payload), "payload", JsonText.Rule);
            errors.Require(errors.Any || Encoding.UTF8.GetByteCount(payload.GetRawText()) <= MaxPayloadBytes, "payload", "payload must have at most 256 KiB.");
        }
    }

    private static int Depth(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => 1 + element.EnumerateObject().Select(member => Depth(member.Value)).DefaultIfEmpty().Max(),
        JsonValueKind.Array => 1 + element.EnumerateArray().Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
