using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hypervisor.PveSimulator;

/// <summary>One rule as its fields: type, action, enable, and those that are set of macro, iface, source, dest, proto, sport, dport, icmp-type, log, comment.</summary>
internal sealed class FirewallRule
{
    public static readonly string[] Fields = ["type", "action", "enable", "macro", "iface", "source", "dest", "proto", "sport", "dport", "icmp-type", "log", "comment"];

    private readonly Dictionary<string, string> _values;

    public FirewallRule(IReadOnlyDictionary<string, string> values) => _values = new(values);

    public string? this[string field] => _values.GetValueOrDefault(field);

    public string Text => string.Join(" ", Fields.Where(_values.ContainsKey).Select(name => $"-{name} {_values[name]}"));

    /// <summary>The rule with other fields; an empty value or a dash takes one away.</summary>
    public FirewallRule With(IEnumerable<KeyValuePair<string, string>> changes)
    {
        var changed = new FirewallRule(_values);
        foreach (var (field, value) in changes.Where(change => Fields.Contains(change.Key)))
        {
            if (value is "" or "-") changed._values.Remove(field);
            else changed._values[field] = value;
        }
        return changed;
    }

    /// <param name="position">A number in a list, text for a rule alone: that is how PVE has it.</param>
    public Json ToJson(object position, string digest)
    {
        var json = new Json { ["pos"] = position, ["digest"] = digest };
        foreach (var (field, value) in _values) json[field] = field == "enable" ? long.Parse(value, CultureInfo.InvariantCulture) : value;
        return json.With("ipversion", IpVersion);
    }

    /// <summary>4 or 6 where an address or protocol tells.</summary>
    private int? IpVersion => this["proto"] is "icmp" ? 4 : this["proto"] is "icmpv6" or "ipv6-icmp" ? 6 : IpVersionOf(this["source"]) ?? IpVersionOf(this["dest"]);

    public static int? IpVersionOf(string? addresses) =>
        addresses is not null && IPAddress.TryParse(addresses.Split(',')[0].Split('/')[0].Split('-')[0], out var address) ? address.AddressFamily == AddressFamily.InterNetwork ? 4 : 6 : null;
}
