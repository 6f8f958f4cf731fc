using System.Text.Json;

namespace Hypervisor.Grains;

internal static class RawLists
{
    /// <summary>A raw list in the order of one of its fields; Proxmox sends it in another order each time.</summary>
    public static JsonElement SortedBy(this JsonElement list, string field) => list.ValueKind == JsonValueKind.Array
        ? JsonSerializer.SerializeToElement(list.EnumerateArray().OrderBy(item => Text(item, field), StringComparer.Ordinal))
        : list;

    private static string Text(JsonElement item, string field) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var value) ? value.ToString() : "";
}
