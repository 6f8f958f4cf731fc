using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Fuzzing;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Good values: of things that are there where the name says what is meant, else such as the schema takes.</summary>
internal sealed class FuzzValues(JsonNode document)
{
    /// <summary>In every field that is a secret; no answer and no log may show it.</summary>
    public const string Canary = "canary-fuzz-secret";

    private const int MaxKnown = 200;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> known = new(StringComparer.Ordinal);

    public void Know(string name, params IEnumerable<string> values)
    {
        var queue = known.GetOrAdd(name, _ => []);
        foreach (var value in values)
        {
            queue.Enqueue(value);
            if (queue.Count > MaxKnown)
            {
                queue.TryDequeue(out _);
            }
        }
    }

    public string? Known(string name, Random random) => known.TryGetValue(name, out var queue) && queue.ToArray() is { Length: > 0 } values ? random.Any(values) : null;

    public string Text(string name, JsonNode schema, Random random) =>
        Known(name, random) ?? Of(name, schema, random, 0) switch
        {
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            { } value => value.ToJsonString(),
            null => "",
        };

    /// <summary>The payload of a command, by what the catalogue says of its fields.</summary>
    public JsonObject Payload(IEnumerable<FabricInput> inputs, Random random)
    {
        var payload = new JsonObject();
        foreach (var input in inputs.Where(input => input.Required || random.Chance(0.4)))
        {
            payload[input.Name] = Value(input, random);
        }

        return payload;
    }

    public JsonNode? Of(string name, JsonNode? schema, Random random, int depth)
    {
        if (schema is not JsonObject shape || depth > 8)
        {
            return null;
        }

        if (name.Contains("password", StringComparison.Ordinal) || name.EndsWith("secret", StringComparison.Ordinal))
        {
            return $"{Canary}-{random.Next(1000)}";
        }

        if (shape["$ref"] is { } reference)
        {
            return Of(name, document["components"]!["schemas"]![((string)reference!).Split('/')[^1]], random, depth + 1);
        }

        if (shape["oneOf"] is JsonArray choices)
        {
            return Of(name, choices[random.Next(choices.Count)], random, depth + 1);
        }

        if (shape["enum"] is JsonArray words)
        {
            return words[random.Next(words.Count)]?.DeepClone();
        }

        var type = shape["type"] is JsonArray types ? (string?)types.FirstOrDefault(one => (string?)one != "null") : (string?)shape["type"];
        return type switch
        {
            "object" => Object(shape, random, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Of(Singular(name), shape["items"], random, depth + 1))]),
            "boolean" => random.Chance(0.5),
            "integer" => Known(name, random) is { } number && long.TryParse(number, out var whole) ? whole : Number(shape, random),
            "number" => Math.Round(random.NextDouble() * 100, 3),
            "string" => Known(name, random) ?? Written(shape, random),
            _ => new JsonObject { ["a"] = 1 },
        };
    }

    private JsonObject Object(JsonObject shape, Random random, int depth)
    {
        var made = new JsonObject();
        var required = (shape["required"] as JsonArray)?.Select(one => (string)one!).ToHashSet() ?? [];
        foreach (var (name, schema) in (shape["properties"] as JsonObject) ?? [])
        {
            if (required.Contains(name) || random.Chance(0.7))
            {
                made[name] = Of(name, schema, random, depth + 1);
            }
        }

        return made;
    }

    private JsonNode? Value(FabricInput input, Random random)
    {
        if (input.Name.Contains("password", StringComparison.Ordinal) || input.Name.Contains("secret", StringComparison.Ordinal) || input.Name.Contains("token", StringComparison.Ordinal))
        {
            return $"{Canary}-{random.Next(1000)}";
        }

        if (input.Choices.Length > 0)
        {
            return random.Any(input.Choices);
        }

        var given = Known(input.Name, random);
        return input.Type switch
        {
            "integer" => given is not null && long.TryParse(given, out var number) ? number : random.NextInt64((long)(input.Minimum ?? 0), (long)Math.Min(input.Maximum ?? 100, int.MaxValue) + 1),
            "number" => Math.Round(random.NextDouble() * 10, 2),
            "boolean" => random.Chance(0.5),
            "array" => new JsonArray(given ?? "one"),
            "uuid" => given ?? new Guid(random.Next(), 0, 0, new byte[8]).ToString(),
            _ => given ?? $"a{random.Next(100)}",
        };
    }

    private static JsonNode Number(JsonObject shape, Random random) =>
        random.NextInt64((long?)shape["minimum"] ?? (long?)shape["default"] ?? 1, Math.Max((long?)shape["maximum"] ?? 500, 501));

    private static string Written(JsonObject shape, Random random) => (string?)shape["format"] switch
    {
        "uuid" => new Guid(random.Next(), 7, 7, new byte[8]).ToString(),
        "date-time" => DateTimeOffset.UnixEpoch.AddDays(20_000 + random.Next(2000)).ToString("O", CultureInfo.InvariantCulture),
        _ => (string?)shape["pattern"] is { } pattern && pattern.Contains("qemu", StringComparison.Ordinal) ? random.Any((string[])["qemu", "lxc"]) : $"a{random.Next(100)}",
    };

    private static string Singular(string name) => name.TrimEnd('s');
}
