using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What was read of a cluster, as what alerts are judged by.</summary>
internal static class AlertReadings
{
    public static AlertReading Of(Inventory inventory, string controller) => new(
        [
            new(AlertKind.ControllerUnreachable, Cluster(controller), $"{controller} can be read.", IsBad: false),
            new(AlertKind.QuorumLost, Cluster(controller), $"{controller} has no quorum.", IsBad: !inventory.Cluster.Quorate),
            .. inventory.Nodes.Select(node => new AlertMeasure(
                AlertKind.NodeDown,
                new AlertObject { Type = AlertObjectType.Node, Name = node.Name, Node = node.Name },
                $"Node {node.Name} of {controller} is offline.",
                IsBad: node.Status switch { "offline" => true, "online" => false, _ => null })),
            .. inventory.DistinctStorages().Select(pool => new AlertMeasure(
                AlertKind.StorageFull,
                new AlertObject { Type = AlertObjectType.Storage, Name = pool.Storage, Node = pool.Shared ? null : pool.Node },
                string.Create(CultureInfo.InvariantCulture, $"Storage {pool.Storage}{(pool.Shared ? "" : $" on {pool.Node}")} of {controller} is {pool.UsedPercent:0.#} % full."),
                Value: pool is { Active: true, Total: > 0 } ? pool.UsedPercent : null)),
        ],
        [AlertKind.ControllerUnreachable, AlertKind.QuorumLost, AlertKind.NodeDown, AlertKind.StorageFull]);

    public static AlertReading OfFailure(string controller, string reason) =>
        new([new(AlertKind.ControllerUnreachable, Cluster(controller), $"{controller} can't be read: {reason}", IsBad: true)], [AlertKind.ControllerUnreachable]);

    public static AlertReading Of(BackupFindings found, Inventory inventory, string controller)
    {
        var tags = inventory.Guests.ToDictionary(guest => guest.Vmid, guest => guest.Tags);
        return new([.. found.Guests.Select(guest => Of(guest, found.Problems.Length > 0, controller) with { Tags = tags.GetValueOrDefault(guest.Vmid, []) })], [AlertKind.BackupStale]);
    }

    /// <param name="certificates">By node; a node that did not answer is missing.</param>
    public static AlertReading Of(IReadOnlyDictionary<string, ClusterJson> certificates, bool complete, string controller, DateTimeOffset now) => new(
        [.. certificates.SelectMany(node => Ends(node.Value).Select(end => Certificate(node.Key, end.File, (end.At - now).TotalDays, controller)))],
        complete ? [AlertKind.CertificateExpiring] : []);

    private static AlertMeasure Of(BackupAge guest, bool mayBeBetter, string controller)
    {
        var about = new AlertObject { Type = AlertObjectType.Guest, Name = guest.Name, Node = guest.Node, Vmid = guest.Vmid, VmType = guest.VmType };
        var name = $"{guest.Name} ({guest.Vmid}) of {controller}";
        return guest switch
        {
            { AgeHours: { } age } => new(AlertKind.BackupStale, about, string.Create(CultureInfo.InvariantCulture, $"The newest backup of {name} is {age:0} h old."), Value: age) { MayBeBetter = mayBeBetter },
            { Standing: BackupStanding.Never } => new(AlertKind.BackupStale, about, $"There is no backup of {name}.", IsBad: true) { CountsHours = true },
            _ => new(AlertKind.BackupStale, about, $"It is not known whether there is a backup of {name}."),
        };
    }

    private static AlertMeasure Certificate(string node, string file, double days, string controller) => new(
        AlertKind.CertificateExpiring,
        new AlertObject { Type = AlertObjectType.Certificate, Name = file, Node = node },
        days > 0
            ? string.Create(CultureInfo.InvariantCulture, $"The certificate {file} of node {node} of {controller} ends in {Math.Floor(days):0} days.")
            : $"The certificate {file} of node {node} of {controller} has ended.",
        Value: Math.Round(days, 2));

    private static IEnumerable<(string File, DateTimeOffset At)> Ends(ClusterJson certificates)
    {
        using var document = JsonDocument.Parse(certificates.Utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var item in document.RootElement.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
        {
            if (item.TryGetProperty("filename", out var file) && file.ValueKind == JsonValueKind.String && file.GetString() is { Length: > 0 and <= 255 } name
                && item.TryGetProperty("notafter", out var end) && Seconds(end) is { } seconds)
            {
                yield return (name, DateTimeOffset.FromUnixTimeSeconds(seconds));
            }
        }
    }

    private static long? Seconds(JsonElement value)
    {
        var seconds = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt64(out var number) ? number : -1,
            JsonValueKind.String => long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var text) ? text : -1,
            _ => -1,
        };
        return seconds is >= 0 and <= 253_402_300_799 ? seconds : null;
    }

    private static AlertObject Cluster(string controller) => new() { Type = AlertObjectType.Controller, Name = controller };
}
