using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class GuestAnswers
{
    // How Proxmox lists the state as it is now.
    private const string Now = "current";

    public static ImmutableArray<Snapshot> ToSnapshots(this IEnumerable<PveSnapshot> snapshots) =>
    [
        .. snapshots.Where(snapshot => snapshot.Name != Now)
            .OrderBy(snapshot => snapshot.CreatedAt).ThenBy(snapshot => snapshot.Name, StringComparer.Ordinal)
            .Select(snapshot => new Snapshot
            {
                Name = snapshot.Name,
                Description = snapshot.Description is { } text ? Redaction.RedactText(text) : null,
                CreatedAt = snapshot.CreatedAt,
                Vmstate = snapshot.VmState ?? false,
                Parent = snapshot.Parent,
            }),
    ];

    /// <summary>The cluster sends its hashes in another order each time.</summary>
    /// <param name="key">The member to sort a list's items by.</param>
    public static ClusterJson InOrder(this JsonElement redacted, string? key = null) => ClusterJson.From(redacted.ValueKind switch
    {
        JsonValueKind.Object => JsonSerializer.SerializeToElement(new JsonObject(redacted.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Name, Node(member.Value))))),
        JsonValueKind.Array when key is not null => JsonSerializer.SerializeToElement(redacted.EnumerateArray()
            .OrderBy(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key, out var value) ? value.ToString() : "", StringComparer.Ordinal)),
        _ => redacted,
    });

    /// <summary>Proxmox leaves the mark out where the file was read whole.</summary>
    public static ClusterJson ToFile(this JsonElement redacted) => ClusterJson.From(JsonSerializer.SerializeToElement(new
    {
        content = redacted.ValueKind == JsonValueKind.Object && redacted.TryGetProperty("content", out var content) ? content.ToString() : "",
        truncated = redacted.ValueKind == JsonValueKind.Object && redacted.TryGetProperty("truncated", out var truncated) && truncated.ToString() is not ("0" or "False" or "" or "false"),
    }));

    private static JsonNode? Node(JsonElement element) => JsonSerializer.SerializeToNode(element);
}
