using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>The cluster's own JSON in a stable order. Proxmox sends hashes and most lists in random order.</summary>
internal static class RawLists
{
    /// <summary>The object by its members' names.</summary>
    public static ClusterJson InOrder(this JsonElement redacted) => redacted.ValueKind == JsonValueKind.Object
        ? ClusterJson.From(JsonSerializer.SerializeToElement(new JsonObject(redacted.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Name, JsonSerializer.SerializeToNode(member.Value))))))
        : throw new PveException(PveFailure.MalformedResponse, "The answer is not the object that it should be.");

    /// <summary>The list by a member of its items: numbers before texts, items without it last.</summary>
    /// <exception cref="PveException">MalformedResponse, where it is no list.</exception>
    public static ClusterJson SortedBy(this JsonElement list, string member) =>
        ClusterJson.From(JsonSerializer.SerializeToElement(list.Items().OrderBy(item => Number(item, member)).ThenBy(item => Text(item, member) ?? "\uffff", StringComparer.Ordinal)));

    /// <exception cref="PveException">MalformedResponse, where it is no list.</exception>
    public static IEnumerable<JsonElement> Items(this JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray()
        : throw new PveException(PveFailure.MalformedResponse, "The answer is not the list that it should be.");

    /// <summary>A member of an object as text, be it sent as text or number; null where there is none.</summary>
    public static string? Text(this JsonElement item, string member) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static long Number(JsonElement item, string member) =>
        long.TryParse(item.Text(member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
}
