using System.Text.Json.Nodes;

namespace Hypervisor.WebApi.Tests;

/// <summary>A method of a path, as the API's document says it.</summary>
internal sealed record ApiOperation(string Method, string Template, IReadOnlyList<ApiParameter> Parameters, string? ContentType, JsonNode? Body)
{
    public static IReadOnlyList<ApiOperation> All(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           let content = method.Value!["requestBody"]?["content"]?.AsObject().FirstOrDefault()
           select new ApiOperation(
               method.Key.ToUpperInvariant(),
               path.Key,
               [.. (method.Value["parameters"]?.AsArray() ?? []).Select(parameter => new ApiParameter((string)parameter!["name"]!, (string)parameter["in"]!, parameter["schema"]!))],
               content?.Key,
               content?.Value?["schema"]),
    ];

    public bool Changes(string resource) => Method is "PATCH" or "DELETE" && Template.EndsWith(resource, StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Template}";
}

/// <param name="In">path, query or header.</param>
internal sealed record ApiParameter(string Name, string In, JsonNode Schema);
