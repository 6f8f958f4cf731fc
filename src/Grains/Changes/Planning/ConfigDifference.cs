using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a request would change of a configuration, by key.</summary>
internal static class ConfigDifference
{
    /// <summary>Parameters that say how something is done, not what is set.</summary>
    private static readonly string[] Manners = ["digest", "delete", "revert", "force", "background_delay", "skiplock", "purge", "pos", "moveto", "id", "sid", "type", "allow-move", "skip-replication", "import-working-storage"];

    /// <param name="masked">The request, secrets masked.</param>
    /// <param name="current">As it is now, redacted.</param>
    public static ImmutableArray<ValueChange> Of(PveRequest masked, JsonElement current)
    {
        var changes = masked.Parameters.Where(parameter => !Manners.Contains(parameter.Name) || (parameter.Name == "type" && ValueOf(current, "type") is not null))
            .Select(parameter => new ValueChange(parameter.Name, ValueOf(current, parameter.Name), Redaction.RedactText(parameter.Value)))
            .Where(change => change.From != change.To || change.To == Secret.Masked);
        var removed = masked.Parameters.Where(parameter => parameter.Name == "delete").SelectMany(parameter => parameter.Value.Split(',', ' ', ';'))
            .Where(name => name.Length > 0)
            .Select(name => new ValueChange(name, ValueOf(current, name), null))
            .Where(change => change.From is not null);
        return [.. changes.Concat(removed).Concat(Moved(masked, current)).OrderBy(change => change.Key, StringComparer.Ordinal)];
    }

    /// <summary>A firewall's rule is put before the one that stands at <c>moveto</c> now: further down, its new place is one less.</summary>
    private static IEnumerable<ValueChange> Moved(PveRequest masked, JsonElement rule)
    {
        var target = masked.Parameters.FirstOrDefault(parameter => parameter.Name == "moveto").Value;
        if (int.TryParse(target, CultureInfo.InvariantCulture, out var before) && int.TryParse(ValueOf(rule, "pos"), CultureInfo.InvariantCulture, out var now)
            && (before > now ? before - 1 : before) is var next && next != now)
        {
            yield return new ValueChange("position", $"{now}", $"{next}");
        }
    }

    public static string? ValueOf(JsonElement section, string name) =>
        section.ValueKind != JsonValueKind.Object || !section.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.TrimEnd('\n'),
            JsonValueKind.True => "1",
            JsonValueKind.False => "0",
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };
}
