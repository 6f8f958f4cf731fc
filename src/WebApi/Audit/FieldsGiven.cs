using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

internal static class FieldsGiven
{
    /// <summary>The names of what a change gives, without the values.</summary>
    public static string By<T>(T change) where T : class
    {
        var given = JsonSerializer.SerializeToElement(change, HypervisorJson.Options).EnumerateObject()
            .Where(field => field.Value.ValueKind is not JsonValueKind.Null)
            .Select(field => field.Name);
        return $"fields: {string.Join(", ", given)}";
    }
}
