using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a connection must be to be stored: whatever can be found out before an event comes is refused here.</summary>
internal static partial class FabricRules
{
    public const int MaxPayload = 16 * 1024;

    private const int MaxConditions = 25;
    private const int MaxSteps = 25;
    private const int MaxCooldown = 86_400;
    private const int MaxInputs = 64 * 1024;

    private static readonly string[] Operators = ["eq", "ne", "lt", "le", "gt", "ge", "in", "contains", "starts_with", "exists"];

    /// <summary>With null lists made empty ones.</summary>
    /// <exception cref="FleetException">Invalid, with every error by field.</exception>
    public static FabricWiring Check(FabricWiring given, Caller author)
    {
        var wiring = given with
        {
            Name = given.Name?.Trim(),
            Conditions = given.Conditions.IsDefault ? [] : given.Conditions,
            Steps = given.Steps.IsDefault ? [] : given.Steps,
        };
        var errors = new FieldErrors()
            .Require(wiring.Name is { Length: >= 1 and <= 255 } && !wiring.Name.Any(char.IsControl), "name", "A connection's name has 1 to 255 characters.")
            .Require(wiring.SourceEvent is { Length: <= 128 } && SourcePattern().IsMatch(wiring.SourceEvent), "source_event", "A kind of event, such as controller.change.applied, controller.change.* or hypervisor.#.")
            .Require(wiring.Conditions.Length <= MaxConditions, "conditions", $"At most {MaxConditions} conditions.")
            .Require(wiring.Steps.Length is >= 1 and <= MaxSteps, "steps", $"1 to {MaxSteps} steps.")
            .Require(wiring.Cooldown is >= 0 and <= MaxCooldown, "cooldown", $"The cooldown is 0 to {MaxCooldown} seconds.");
        errors.ThrowIfAny();

        var fields = FabricEvents.FieldsOf(wiring.SourceEvent!);
        errors.Require(fields is not { IsEmpty: true }, "source_event", $"No kind of event is called so. Known are: {string.Join(", ", FabricEvents.All.Select(kind => kind.Kind))}, ingest.#.");
        errors.ThrowIfAny();
        for (var i = 0; i < wiring.Conditions.Length; i++)
        {
            Check(wiring.Conditions[i], fields, $"conditions[{i}]", errors);
        }

        for (var i = 0; i < wiring.Steps.Length; i++)
        {
            Check(wiring.Steps[i], fields, author, $"steps[{i}]", errors);
        }

        errors.ThrowIfAny();
        return wiring;
    }

    /// <summary>The JSON object of an event that somebody tells.</summary>
    public static ClusterJson Payload(ClusterJson? given)
    {
        if (given is null)
        {
            return new ClusterJson("{}"u8.ToArray());
        }

        new FieldErrors()
            .Require(given.Utf8.Length <= MaxPayload, "payload", "The payload has at most 16 KiB.")
            .Require(ObjectOf(given) is not null, "payload", $"The payload is a JSON object, nested at most {FabricEventValues.MaxDepth} deep, no name given twice.")
            .ThrowIfAny();
        return given;
    }

    private static void Check(FabricCondition? condition, ImmutableArray<FabricField>? fields, string at, FieldErrors errors)
    {
        if (condition is null || condition.Field is null || condition.Op is null)
        {
            errors.Add(at, "A condition has a field, an op and a value.");
            return;
        }

        CheckField(condition.Field, fields, $"{at}.field", errors);
        errors.Require(Operators.Contains(condition.Op), $"{at}.op", $"One of {string.Join(", ", Operators)}.");
        var type = fields?.FirstOrDefault(field => field.Name == condition.Field)?.Type;
        var value = condition.Value is { } given ? JsonElement.Parse(given.Utf8) : default;
        var fits = condition.Op switch
        {
            "exists" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "in" => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is >= 1 and <= 100 && value.EnumerateArray().All(one => Fits(one, type)),
            "contains" => Fits(value, type == "array" ? "string" : type) && type is null or "array" or "string",
            "starts_with" => value.ValueKind == JsonValueKind.String && type is null or "string",
            "lt" or "le" or "gt" or "ge" => Fits(value, type) && type is null or "integer" or "time" or "string",
            _ => Fits(value, type),
        };
        errors.Require(fits, $"{at}.value", $"The value doesn't fit {condition.Op}{(type is null ? "" : $" of a field that is {type}")}.");
    }

    private static bool Fits(JsonElement value, string? type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "uuid" => value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out _),
        "time" => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _),
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => false,
        _ => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False,
    };

    private static void Check(FabricStep? step, ImmutableArray<FabricField>? fields, Caller author, string at, FieldErrors errors)
    {
        if (step?.OperationId is not { } id || !FabricCatalogue.Knows(id))
        {
            errors.Add($"{at}.operation_id", "There is no such operation; the catalogue has all.");
            return;
        }

        var operation = FabricCatalogue.Find(id);
        errors.Require(operation.Write, $"{at}.operation_id", "A step stages a change; this operation only reads.")
            .Require(author.Role >= operation.LowestRole, $"{at}.operation_id", $"It needs the role {operation.LowestRole.Name()}.");
        if (step.Inputs is not { Utf8.Length: <= MaxInputs } || ObjectOf(step.Inputs) is not { } inputs)
        {
            errors.Add($"{at}.inputs", $"A JSON object of at most 64 KiB, nested at most {FabricEventValues.MaxDepth} deep, no name given twice.");
            return;
        }

        foreach (var missing in operation.Inputs.Where(input => input.Required && !inputs.Any(given => IsCalled(input.Name, given.Key))))
        {
            errors.Add($"{at}.inputs.{missing.Name}", $"{missing.Name} must be given.");
        }

        foreach (var (name, _) in inputs.Where(given => !operation.Inputs.Any(input => IsCalled(input.Name, given.Key))))
        {
            errors.Add($"{at}.inputs.{name}", $"{operation.Id} has no such input.");
        }

        CheckTemplates(operation, inputs, fields, at, errors);
    }

    private static void CheckTemplates(FabricOperation operation, JsonObject inputs, ImmutableArray<FabricField>? fields, string at, FieldErrors errors)
    {
        string[] used;
        try
        {
            used = [.. FabricEventValues.FieldsIn(inputs)];
        }
        catch (FormatException wrong)
        {
            errors.Add($"{at}.inputs", wrong.Message);
            return;
        }

        foreach (var field in used)
        {
            CheckField(field, fields, $"{at}.inputs", errors);
        }

        if (used.Length > 0 || errors.Any)
        {
            return;
        }

        try
        {
            FabricOperations.Change(operation, inputs);
        }
        catch (FleetException refused)
        {
            foreach (var (field, messages) in refused.Errors)
            {
                errors.Add($"{at}.inputs.{field}", string.Join(" ", messages));
            }
        }
    }

    private static void CheckField(string field, ImmutableArray<FabricField>? fields, string at, FieldErrors errors)
    {
        if (fields is { } known)
        {
            errors.Require(known.Any(one => one.Name == field), at, $"The event has no field {field}. Known are: {string.Join(", ", known.Select(one => one.Name))}.");
        }
        else
        {
            errors.Require(field.Length <= 200 && FieldPattern().IsMatch(field), at, "A field is named by lower-case letters, digits and _, with dots between levels.");
        }
    }

    // Fields have other names too, such as target for target_node; numbered parameters stand as net[n].
    private static bool IsCalled(string name, string given) =>
        string.Equals(name, given, StringComparison.OrdinalIgnoreCase)
        || name.Replace('-', '_') == given.Replace('-', '_')
        || (name, given) is ("target_node", "target") or ("target", "target_node") or ("name", "hostname") or ("online", "restart")
        || (name.EndsWith("[n]", StringComparison.Ordinal) && given.StartsWith(name[..^3], StringComparison.Ordinal) && int.TryParse(given.AsSpan(name.Length - 3), out _));

    private static JsonObject? ObjectOf(ClusterJson json)
    {
        try
        {
            return JsonText.Object(json.Utf8, FabricEventValues.MaxDepth);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A(\*|([a-z0-9_]+|\*)(\.([a-z0-9_]+|\*))*(\.#)?)\z")]
    private static partial Regex SourcePattern();

    [GeneratedRegex(@"\A[a-z0-9_]+(\.[a-z0-9_]+){0,10}\z")]
    private static partial Regex FieldPattern();
}
