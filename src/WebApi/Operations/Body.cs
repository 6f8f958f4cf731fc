using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Hypervisor.WebApi;

/// <summary>
/// A JSON body that names every field of a wrong type and every unknown one at once, where the serializer stops at the first.
/// </summary>
internal sealed class Body<T>(T value) : IEndpointParameterMetadataProvider
    where T : class
{
    public T Value => value;

    public static async ValueTask<Body<T>> BindAsync(HttpContext http)
    {
        using var document = await Parse(http);
        var errors = new FieldErrors().Require(JsonText.IsText(document.RootElement), "body", JsonText.Rule);
        errors.ThrowIfAny();
        Check(document.RootElement, HypervisorJson.Options.GetTypeInfo(typeof(T)), "", errors);
        errors.ThrowIfAny();
        return new Body<T>(document.RootElement.Deserialize<T>(HypervisorJson.Options)!);
    }

    private static async Task<JsonDocument> Parse(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw FleetException.Invalid("body", "The body must be JSON, with the header Content-Type: application/json.");
        }

        try
        {
            return await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = 32 }, http.RequestAborted);
        }
        catch (JsonException malformed)
        {
            throw FleetException.Invalid("body", $"The body is no valid JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine}.");
        }
    }

    private static void Check(JsonElement element, JsonTypeInfo type, string path, FieldErrors errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path.Length == 0 ? "body" : path.TrimEnd('.'), "A JSON object is expected.");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var field = path + property.Name;
            if (!seen.Add(property.Name))
            {
                errors.Add(field, "The field is given twice.");
            }
            else if (type.Properties.FirstOrDefault(known => known.Name == property.Name && known.Set is not null) is { } known)
            {
                CheckValue(property.Value, known, field, errors);
            }
            else
            {
                errors.Add(field, $"There is no such field. Known are: {string.Join(", ", type.Properties.Where(p => p.Set is not null).Select(p => p.Name))}.");
            }
        }

        foreach (var missing in type.Properties.Where(known => known.IsRequired && !seen.Contains(known.Name)))
        {
            errors.Add(path + missing.Name, "It must be given.");
        }
    }

    private static void CheckValue(JsonElement value, JsonPropertyInfo known, string field, FieldErrors errors)
    {
        var type = HypervisorJson.Options.GetTypeInfo(known.PropertyType);
        if (type.Kind == JsonTypeInfoKind.Object && value.ValueKind != JsonValueKind.Null)
        {
            Check(value, type, field + ".", errors);
            return;
        }

        if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && value.ValueKind == JsonValueKind.Array
            && HypervisorJson.Options.GetTypeInfo(element) is { Kind: JsonTypeInfoKind.Object } items)
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                Check(item, items, $"{field}[{index}].", errors);
            }

            return;
        }

        // At the top, handlers have words of their own for what must not be null.
        if (value.ValueKind == JsonValueKind.Null && field.Contains('.', StringComparison.Ordinal) && !known.IsSetNullable)
        {
            errors.Add(field, $"{Expected(known.PropertyType)} is expected, not null.");
            return;
        }

        try
        {
            value.Deserialize(type);
            if (value.ValueKind == JsonValueKind.Null && known.PropertyType.IsValueType && Nullable.GetUnderlyingType(known.PropertyType) is null)
            {
                errors.Add(field, $"{Expected(known.PropertyType)} is expected, not null.");
            }
        }
        catch (Exception mismatch) when (mismatch is JsonException or InvalidOperationException)
        {
            errors.Add(field, $"{Expected(known.PropertyType)} is expected.");
        }
    }

    private static string Expected(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } choice => $"One of {string.Join(", ", Enum.GetNames(choice).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(int) || t == typeof(long) => "A whole number",
        var t when t == typeof(double) => "A number",
        var t when t == typeof(Guid) => "A UUID",
        var t when t == typeof(DateTimeOffset) => "A time as in RFC 3339",
        var t when t == typeof(string) || t == typeof(Secret) => "A text",
        _ => "A list",
    };

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}
