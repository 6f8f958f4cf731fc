using System.Text.Json;

namespace Hypervisor.Proxmox.Tests;

/// <summary>The API as Proxmox VE describes it: which methods there are, and what each takes.</summary>
internal sealed class Schema
{
    private readonly JsonElement[] endpoints;
    private readonly SchemaFormats formats;

    private Schema(JsonElement document)
    {
        endpoints = [.. document.GetProperty("endpoints").EnumerateArray()];
        formats = new SchemaFormats(document);
    }

    public static Schema Load(string file) => new(JsonElement.Parse(File.ReadAllBytes(file)));

    /// <summary>Everything that the description has against the request.</summary>
    public IEnumerable<string> Problems(PveRequest request)
    {
        var segments = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var matches = endpoints
            .Where(endpoint => endpoint.GetProperty("method").GetString() == request.Method.Method)
            .Select(endpoint => (Endpoint: endpoint, Values: Match(endpoint.GetProperty("path").GetString()!, segments)))
            .Where(match => match.Values is not null)
            .OrderBy(match => match.Values!.Count)
            .ToArray();
        if (matches.Length == 0)
        {
            return [$"{request}: there is no such method."];
        }

        var (found, path) = matches[0];
        var given = path!.Concat(request.Parameters.Select(parameter => (parameter.Name, parameter.Value))).ToLookup(pair => pair.Item1, pair => pair.Item2);
        var known = Parameters(found, given);
        return known.Where(parameter => IsRequired(parameter.Value) && !given.Contains(parameter.Key)).Select(parameter => $"{request}: {parameter.Key} is missing.")
            .Concat(given.SelectMany(values => values.Select(value => (values.Key, Value: value))).SelectMany(pair => Problems(known, pair.Key, pair.Value).Select(problem => $"{request}: {pair.Key}: {problem}")))
            .Concat(given.Where(values => values.Count() > 1 && known.TryGetValue(values.Key, out var facts) && Text(facts, "type") != "array").Select(values => $"{request}: {values.Key} is given twice."));
    }

    /// <summary>The values of a path's holes, or null where it is another path. A hole at the end takes what is left: volumes have slashes.</summary>
    private static List<(string, string)>? Match(string template, string[] segments)
    {
        var parts = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != segments.Length)
        {
            return null;
        }

        var values = new List<(string, string)>();
        foreach (var (part, segment) in parts.Zip(segments))
        {
            if (part.StartsWith('{'))
            {
                values.Add((part.Trim('{', '}'), segment));
            }
            else if (part != segment)
            {
                return null;
            }
        }

        return values;
    }

    private static Dictionary<string, JsonElement> Parameters(JsonElement endpoint, ILookup<string, string> given)
    {
        var known = endpoint.GetProperty("parameters").EnumerateObject().ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var variants = endpoint.TryGetProperty("parameters_extra", out var extra) ? Variants(extra, given) : [];
        foreach (var variant in variants)
        {
            known.TryAdd(variant.Name, variant.Value);
        }

        return known;
    }

    /// <summary>Of all parts of a whole, and of the one of several that the request says it is.</summary>
    private static IEnumerable<JsonProperty> Variants(JsonElement part, ILookup<string, string> given)
    {
        var own = part.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : Enumerable.Empty<JsonProperty>();
        var all = part.TryGetProperty("allOf", out var parts) ? parts.EnumerateArray().SelectMany(inner => Variants(inner, given)) : [];
        return [.. own, .. all, .. part.TryGetProperty("oneOf", out var choices) ? Chosen(part, choices, given) : []];
    }

    private static IEnumerable<JsonProperty> Chosen(JsonElement part, JsonElement choices, ILookup<string, string> given)
    {
        var key = Text(part, "type-property");
        var chosen = key is null ? null : given[key].FirstOrDefault();
        var own = key is null ? Enumerable.Empty<JsonProperty>() : JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [key] = part.GetProperty("type-property-schema") }).EnumerateObject();
        return own.Concat(choices.EnumerateArray().Where(choice => key is null || Text(choice, "instance-type") == chosen).SelectMany(choice => Variants(choice, given)));
    }

    private IEnumerable<string> Problems(Dictionary<string, JsonElement> known, string name, string value)
    {
        if (known.TryGetValue(name, out var facts) || known.TryGetValue(name.TrimEnd("0123456789".ToCharArray()) + "[n]", out facts))
        {
            return formats.Problems(facts, value);
        }

        return ["there is no such parameter"];
    }

    private static bool IsRequired(JsonElement facts) => !(facts.TryGetProperty("optional", out var optional) && optional.ToString() == "1");

    private static string? Text(JsonElement facts, string key) => facts.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
