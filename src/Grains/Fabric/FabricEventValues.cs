using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>The values of one event, as conditions and templates name them.</summary>
internal sealed partial class FabricEventValues
{
    public const int MaxDepth = 12;
    public const int MaxText = 16 * 1024;

    private readonly JsonObject values;

    public FabricEventValues(FabricEvent told)
    {
        values = JsonNode.Parse(told.Payload.Utf8)!.AsObject();
        values["id"] = told.Id;
        values["kind"] = told.Kind;
        values["at"] = told.At;
    }

    /// <summary>Null where the event has no such value.</summary>
    public JsonNode? this[string field]
    {
        get
        {
            JsonNode? node = values;
            foreach (var part in field.Split('.'))
            {
                node = node is JsonObject parent ? parent[part] : null;
            }

            return node;
        }
    }

    public bool Holds(FabricCondition condition)
    {
        var found = this[condition.Field!];
        var wanted = JsonNode.Parse(condition.Value!.Utf8);
        return condition.Op switch
        {
            "exists" => found is not null == wanted!.GetValue<bool>(),
            "eq" => Same(found, wanted),
            "ne" => !Same(found, wanted),
            "in" => wanted!.AsArray().Any(one => Same(found, one)),
            "contains" => found is JsonArray list ? list.Any(one => Same(one, wanted)) : Text(found)?.Contains(Text(wanted)!, StringComparison.Ordinal) == true,
            "starts_with" => Text(found)?.StartsWith(Text(wanted)!, StringComparison.Ordinal) == true,
            "lt" => Compare(found, wanted) < 0,
            "le" => Compare(found, wanted) <= 0,
            "gt" => Compare(found, wanted) > 0,
            "ge" => Compare(found, wanted) >= 0,
            _ => false,
        };
    }

    /// <summary>The inputs with the event's values in them.</summary>
    /// <exception cref="FleetException">Invalid: the event has no value that one of them needs.</exception>
    public JsonObject Render(ClusterJson inputs) => Render(JsonNode.Parse(inputs.Utf8), "inputs")!.AsObject();

    /// <summary>The fields that texts of the inputs name.</summary>
    /// <exception cref="FormatException">A text has braces that are no template.</exception>
    public static IEnumerable<string> FieldsIn(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => FieldsIn(member.Value)),
        JsonArray list => list.SelectMany(FieldsIn),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => FieldsInText(value.GetValue<string>()),
        _ => [],
    };

    private static IEnumerable<string> FieldsInText(string text)
    {
        if (Template().Replace(text, "").Contains("{{", StringComparison.Ordinal))
        {
            throw new FormatException("A template looks like {{ event.vmid }}.");
        }

        return Template().Matches(text).Select(match => match.Groups["field"].Value);
    }

    private JsonNode? Render(JsonNode? node, string path) => node switch
    {
        JsonObject parent => new JsonObject(parent.Select(member => KeyValuePair.Create(member.Key, Render(member.Value, path == "inputs" ? member.Key : $"{path}.{member.Key}")))),
        JsonArray list => new JsonArray([.. list.Select((one, index) => Render(one, $"{path}[{index}]"))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(value.GetValue<string>(), path),
        _ => node?.DeepClone(),
    };

    private JsonNode Text(string text, string path)
    {
        if (Template().Match(text) is { Success: true } whole && whole.Length == text.Length)
        {
            return Value(whole.Groups["field"].Value, path).DeepClone();
        }

        var rendered = Template().Replace(text, match => Text(Value(match.Groups["field"].Value, path)) ?? Value(match.Groups["field"].Value, path).ToJsonString());
        return rendered.Length <= MaxText ? JsonValue.Create(rendered) : throw FleetException.Invalid(path, "The text is longer than 16 KiB with the event's values in it.");
    }

    private JsonNode Value(string field, string path) => this[field] ?? throw FleetException.Invalid(path, $"The event has no value for {field}.");

    private static string? Text(JsonNode? node) => node is JsonValue value
        ? value.GetValueKind() == JsonValueKind.String ? value.ToString() : value.ToJsonString()
        : null;

    private static bool Same(JsonNode? one, JsonNode? other) =>
        one is null || other is null ? one is null && other is null : JsonNode.DeepEquals(one, other) || (one is JsonValue && other is JsonValue && Text(one) == Text(other) && one.GetValueKind() == other.GetValueKind());

    /// <summary>Null where they can't be compared: no condition holds then.</summary>
    private static int? Compare(JsonNode? one, JsonNode? other)
    {
        if (one is not JsonValue || other is not JsonValue)
        {
            return null;
        }

        if (Number(one) is { } left && Number(other) is { } right)
        {
            return left.CompareTo(right);
        }

        return one.GetValueKind() == JsonValueKind.String && other.GetValueKind() == JsonValueKind.String ? string.CompareOrdinal(Text(one), Text(other)) : null;
    }

    private static decimal? Number(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.Number && decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\{\{\s*event\.(?<field>[a-z0-9_]+(\.[a-z0-9_]+){0,10})\s*\}\}")]
    private static partial Regex Template();
}
