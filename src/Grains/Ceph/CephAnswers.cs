using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class CephAnswers
{
    public static CephStatus ToCephStatus(this PveCephStatus status)
    {
        var (osds, placement) = (status.OsdMap?.Inner ?? status.OsdMap, status.PgMap);
        var monitors = (status.MonMap?.Mons ?? []).Select(monitor => monitor.Name).OfType<string>().Order(StringComparer.Ordinal).ToImmutableArray();
        return new CephStatus
        {
            Health = status.Health?.Status,
            NumOsds = osds?.Count,
            NumOsdsUp = osds?.Up,
            NumOsdsIn = osds?.In,
            NumPgs = placement?.Groups,
            NumPools = placement?.Pools,
            TotalBytes = placement?.TotalBytes,
            UsedBytes = placement?.UsedBytes,
            AvailBytes = placement?.AvailableBytes,
            Checks = [.. (status.Health?.Checks ?? []).OrderBy(check => check.Key, StringComparer.Ordinal).Select(check => ToCheck(check.Key, check.Value))],
            NumMons = status.MonMap?.Count ?? (monitors.Length > 0 ? monitors.Length : null),
            Mons = monitors,
            Quorum = [.. (status.QuorumNames ?? []).Order(StringComparer.Ordinal)],
            Fsid = status.Fsid,
            ReadBytesPerSecond = placement?.ReadBytes ?? 0,
            WriteBytesPerSecond = placement?.WriteBytes ?? 0,
            ReadsPerSecond = placement?.Reads ?? 0,
            WritesPerSecond = placement?.Writes ?? 0,
        };
    }

    /// <summary>The OSDs of the tree, each with the <c>host</c> it hangs under, by number.</summary>
    public static ClusterJson ToOsds(JsonElement answer)
    {
        var osds = new JsonArray();
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("root", out var root))
        {
            Gather(root, null, osds);
        }

        return JsonSerializer.SerializeToElement(osds).SortedBy("id");
    }

    // The tree is at most as deep as the redaction leaves it.
    private static void Gather(JsonElement item, string? host, JsonArray osds)
    {
        var type = item.Text("type");
        if (type == "osd")
        {
            var osd = JsonObject.Create(item)!;
            osd.TryAdd("host", host);
            osds.Add(osd);
            return;
        }

        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("children", out var children) || children.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var child in children.EnumerateArray())
        {
            Gather(child, type == "host" ? item.Text("name") : host, osds);
        }
    }

    private static CephCheck ToCheck(string code, PveCephCheck check) => new()
    {
        Code = code,
        Severity = check.Severity,
        Summary = check.Summary?.Message is { } message ? Redaction.RedactText(message) : null,
        Muted = check.Muted ?? false,
    };
}
