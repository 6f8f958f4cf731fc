using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Hypervisor.WebApi;

/// <summary>Describes what the routes of changes read by themselves: places in the path, confirmation, the idempotency key.</summary>
internal static partial class WriteDescription
{
    private static readonly string[] Numbers = ["vmid", "pos"];

    public static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (Match place in Place().Matches(context.Description.RelativePath ?? ""))
        {
            Add(operation, place.Groups[1].Value, ParameterLocation.Path, Numbers.Contains(place.Groups[1].Value) ? JsonSchemaType.Integer : JsonSchemaType.String, null);
        }

        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<MakesChange>().LastOrDefault() is not { } change)
        {
            return;
        }

        foreach (var flag in change.Flags)
        {
            Add(operation, flag, ParameterLocation.Query, JsonSchemaType.Boolean, "May be said in the body instead.");
        }

        if (change.IsConfirmed)
        {
            Add(operation, "confirmed", ParameterLocation.Query, JsonSchemaType.Boolean, "Must be true where it deletes or may lose something; may be said in the body instead.");
        }

        Add(operation, "Idempotency-Key", ParameterLocation.Header, JsonSchemaType.String, "1 to 255 printable ASCII characters. The same key again gives the first change again; with another request it is refused.");
    }

    private static void Add(OpenApiOperation operation, string name, ParameterLocation where, JsonSchemaType type, string? description)
    {
        operation.Parameters ??= [];
        if (operation.Parameters.Any(known => known.Name == name && known.In == where))
        {
            return;
        }

        operation.Parameters.Add(new OpenApiParameter { Name = name, In = where, Required = where == ParameterLocation.Path, Description = description, Schema = new OpenApiSchema { Type = type } });
    }

    [GeneratedRegex(@"\{\*{0,2}([a-z_]+)[^}]*\}")]
    private static partial Regex Place();
}

/// <summary>Marks a route that stages or applies a change.</summary>
/// <param name="Flags">Fields of the body that may be said in the query.</param>
internal sealed record MakesChange(bool IsConfirmed, params string[] Flags);
