using System.Collections.Immutable;
using System.Text.Json;
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

    /// <summary>Proxmox leaves the mark out where the file was read whole.</summary>
    public static ClusterJson ToFile(this JsonElement redacted) => ClusterJson.From(JsonSerializer.SerializeToElement(new
    {
        content = redacted.ValueKind == JsonValueKind.Object && redacted.TryGetProperty("content", out var content) ? content.ToString() : "",
        truncated = redacted.ValueKind == JsonValueKind.Object && redacted.TryGetProperty("truncated", out var truncated) && truncated.ToString() is not ("0" or "False" or "" or "false"),
    }));
}
