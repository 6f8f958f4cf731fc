using System.Text.Json;

namespace Hypervisor.EndToEnd.Tests;

internal static class JsonReading
{
    public static string? Text(this JsonElement thing, string name) => thing.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long Number(this JsonElement thing, string name) => thing.GetProperty(name).GetInt64();
}
