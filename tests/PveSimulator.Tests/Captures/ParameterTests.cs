using System.Globalization;
using System.Text.Json;

namespace Hypervisor.PveSimulator.Tests;

public sealed class ParameterTests
{
    [SkippableFact]
    public void Routes_take_the_parameters_that_the_description_names()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedFiles.ApiFolder, "schema.json")));
        var described = schema.RootElement.GetProperty("endpoints").EnumerateArray().ToDictionary(endpoint => $"{endpoint.GetProperty("method")} {endpoint.GetProperty("path")}");

        var differences = RouteTable.Default.All.Where(route => route.Template != "/").SelectMany(route => described.TryGetValue(route.Name, out var endpoint) ? Differences(route, endpoint) : [$"{route.Name} is not described"]).ToList();

        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    private static IEnumerable<string> Differences(Route route, JsonElement endpoint)
    {
        if (endpoint.TryGetProperty("parameters_extra", out _) || endpoint.TryGetProperty("additionalProperties", out var more) && more.ToString() != "0") yield break;
        var inPath = route.Segments.Where(segment => segment.StartsWith('{')).Select(segment => segment[1..^1]).ToHashSet();
        var described = endpoint.GetProperty("parameters").EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        var taken = route.Parameters.All.ToDictionary(parameter => parameter.Index is null ? parameter.Name : $"{parameter.Name}[n]");
        foreach (var name in described.Keys.Except(taken.Keys).Except(inPath)) yield return $"{route.Name} lacks {name}";
        foreach (var name in taken.Keys.Except(described.Keys).Except(inPath)) yield return $"{route.Name} has {name} too much";
        foreach (var (name, facts) in described.Where(entry => taken.ContainsKey(entry.Key)))
        {
            var parameter = taken[name];
            var isRequired = !(facts.TryGetProperty("optional", out var optional) && optional.ToString() == "1");
            if (parameter.IsRequired != isRequired && !inPath.Contains(name)) yield return $"{route.Name} {name} is {(isRequired ? "required" : "optional")}";
            if (parameter.Kind == ParameterKind.Text && facts.TryGetProperty("enum", out var values) && !(parameter.Values ?? []).ToHashSet().SetEquals(values.EnumerateArray().Select(value => value.ToString()))) yield return $"{route.Name} {name} is one of {values}";
            foreach (var (key, value) in new[] { ("minimum", parameter.Minimum), ("maximum", parameter.Maximum), ("minLength", parameter.MinLength), ("maxLength", parameter.MaxLength) })
            {
                if (Number(facts, key) != value) yield return $"{route.Name} {name} has {key} {Number(facts, key)}, not {value}";
            }
            if (Kind(facts) is { } kind && kind != parameter.Kind) yield return $"{route.Name} {name} is {kind}, not {parameter.Kind}";
        }
    }

    private static ParameterKind? Kind(JsonElement facts) => facts.TryGetProperty("type", out var type) ? type.ToString() switch
    {
        "boolean" => ParameterKind.Flag, "integer" => ParameterKind.Integer, "number" => ParameterKind.Number, "array" => ParameterKind.List, "string" => ParameterKind.Text, _ => null,
    } : null;

    private static double? Number(JsonElement facts, string key) =>
        facts.TryGetProperty(key, out var value) && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
