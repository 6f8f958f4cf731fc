using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.PveSimulator.Tests;

/// <summary>Compares keys, JSON types and the texts of errors; no other values, unless asked to.</summary>
internal static class Shape
{
    /// <summary>Digests, times and tokens differ each time.</summary>
    private static readonly string[] NeverTheSame = ["digest", "timestamp", "last_try", "upid"];

    /// <summary>The keys of these objects are data: privileges, nodes, services, paths.</summary>
    private static readonly string[] KeyedByData = ["service_status", "node_status", "lrm_status", "results", "not_allowed_nodes", "nics"];

    public static string? Difference(JsonNode? expected, JsonNode? actual, string path = "$")
    {
        var (left, right) = (Kind(expected), Kind(actual));
        if (left != right) return $"{path} is {right}, not {left}";
        return expected switch
        {
            JsonObject names => KeyedByData.Any(key => path.EndsWith($".{key}", StringComparison.Ordinal)) ? null : OfObjects(names, actual!.AsObject(), path),
            JsonValue text when path.StartsWith("$.errors.", StringComparison.Ordinal) => text.ToString().Trim() == actual!.ToString().Trim() ? null : $"{path} is '{actual}', not '{text}'",
            JsonArray items => OfArrays(items, actual!.AsArray(), path),
            _ => null,
        };
    }

    /// <summary>The first value that is not as recorded; lists may be in another order.</summary>
    public static string? ValueDifference(JsonNode? expected, JsonNode? actual, string path = "$") => expected switch
    {
        JsonObject names => names.Where(entry => !NeverTheSame.Contains(entry.Key)).Select(entry => ValueDifference(entry.Value, actual![entry.Key], $"{path}.{entry.Key}")).FirstOrDefault(found => found is not null),
        JsonArray items => items.Count != actual!.AsArray().Count ? $"{path} has {actual.AsArray().Count} elements, not {items.Count}"
            : items.FirstOrDefault(item => actual.AsArray().All(other => ValueDifference(item, other, path) is not null)) is { } missing ? $"{path} lacks {missing.ToJsonString()} but has {actual.ToJsonString()}" : null,
        null => actual is null ? null : $"{path} is {actual}, not null",
        _ => actual is not null && expected.ToJsonString() == actual.ToJsonString() ? null : $"{path} is {actual?.ToJsonString() ?? "null"}, not {expected.ToJsonString()}",
    };

    private static string? OfObjects(JsonObject expected, JsonObject actual, string path)
    {
        foreach (var (key, value) in expected)
        {
            if (!actual.TryGetPropertyValue(key, out var other)) return $"{path}.{key} is missing";
            if (Difference(value, other, $"{path}.{key}") is { } difference) return difference;
        }
        return actual.FirstOrDefault(entry => !expected.ContainsKey(entry.Key)) is { Key: not null } extra ? $"{path}.{extra.Key} is too much" : null;
    }

    /// <summary>Elements of one type together have the same keys with the same types; lists of other things have elements of the same kinds.</summary>
    private static string? OfArrays(JsonArray expected, JsonArray actual, string path)
    {
        if (expected.Count == 0 != (actual.Count == 0)) return $"{path} has {actual.Count} elements, not {expected.Count}";
        var (left, right) = (Group(expected), Group(actual));
        foreach (var (type, keys) in left)
        {
            if (!right.TryGetValue(type, out var others)) return $"{path} has no {type}";
            if (keys.Except(others).FirstOrDefault() is { } missing) return $"{path}[{type}] lacks {missing}";
            if (others.Except(keys).FirstOrDefault() is { } extra) return $"{path}[{type}] has {extra} too much";
        }
        return right.Keys.Except(left.Keys).FirstOrDefault() is { } more ? $"{path} has {more} too much" : null;
    }

    private static Dictionary<string, HashSet<string>> Group(JsonArray items)
    {
        var groups = new Dictionary<string, HashSet<string>>();
        foreach (var item in items)
        {
            var type = item is JsonObject known && known["upid"] is null && known["type"]?.GetValueKind() == JsonValueKind.String ? known["type"]!.GetValue<string>() : Kind(item);
            var keys = groups.TryGetValue(type, out var found) ? found : groups[type] = [];
            if (item is not JsonObject names) continue;
            foreach (var (key, value) in names) keys.Add($"{key}:{Kind(value)}");
        }
        return groups;
    }

    private static string Kind(JsonNode? node) => node is null ? "null" : node.GetValueKind().ToString();
}
