using System.Text.Json;

namespace Hypervisor.PveSimulator;

/// <summary>The whole API from a schema file, for strict mode: it knows every path, whether served here or not.</summary>
internal sealed class ApiDescription
{
    private readonly RouteTable _routes = new();

    /// <exception cref="InvalidDataException">The file is no API description.</exception>
    public static ApiDescription Load(string file)
    {
        using var stream = File.OpenRead(file);
        try
        {
            using var document = JsonDocument.Parse(stream);
            var description = new ApiDescription();
            foreach (var endpoint in document.RootElement.GetProperty("endpoints").EnumerateArray())
            {
                var parameters = endpoint.GetProperty("parameters").EnumerateObject().Select(ToParameter);
                if (endpoint.TryGetProperty("additionalProperties", out var more) && more.ToString() != "0" || endpoint.TryGetProperty("parameters_extra", out _)) parameters = [];
                var isOpen = !parameters.Any() && endpoint.GetProperty("parameters").EnumerateObject().Any();
                description._routes.Add(new(endpoint.GetProperty("method").GetString()!, endpoint.GetProperty("path").GetString()!, new ParameterSet(parameters), Permissions.World, _ => isOpen));
            }
            return description;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{file} is no API description.", error);
        }
    }

    /// <summary>What the description has against the request, or null.</summary>
    public string? Check(string method, string path, IReadOnlyDictionary<string, string> arguments)
    {
        var all = new Dictionary<string, string>(arguments, StringComparer.Ordinal);
        if (_routes.Find(method, path.Split('/', StringSplitOptions.RemoveEmptyEntries), all) is not { } route) return $"{method} {path}: there is no such method.";
        // A union of parameters by type is not checked.
        if (route.Answer(null!) is true) return null;
        var errors = route.Parameters.Check(all);
        return errors.Count == 0 ? null : $"{route.Name}: {string.Join("; ", errors.Select(error => $"{error.Key}: {error.Value.Trim()}"))}";
    }

    private static Parameter ToParameter(JsonProperty property)
    {
        var facts = property.Value;
        var name = property.Name.Replace("[n]", "", StringComparison.Ordinal);
        var parameter = Text("type") switch
        {
            "boolean" => Parameter.Flag(name),
            "integer" => Parameter.Integer(name, Number("minimum"), Number("maximum")),
            "number" => Parameter.Number(name, Number("minimum"), Number("maximum")),
            "array" => Parameter.List(name),
            _ when facts.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array => Parameter.OneOf(name, [.. values.EnumerateArray().Select(value => value.ToString())]),
            _ => Parameter.Text(name, Text("format"), (int?)Number("minLength"), (int?)Number("maxLength"), Text("pattern")),
        };
        if (facts.TryGetProperty("index", out var index) && index.ValueKind == JsonValueKind.Array) parameter = parameter.Indexed(index[0].GetInt32(), index[1].GetInt32());
        return facts.TryGetProperty("optional", out var optional) && optional.ToString() == "1" ? parameter : parameter.Required();

        string? Text(string key) => facts.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        double? Number(string key) => facts.TryGetProperty(key, out var value) && double.TryParse(value.ToString(), out var number) ? number : null;
    }
}
