using System.Net;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>The network interfaces of a node as /etc/network/interfaces has them, and the changes that wait to be applied.</summary>
internal sealed class NodeNetworks
{
    private SortedDictionary<string, Json> _running = new(StringComparer.Ordinal);
    private SortedDictionary<string, Json>? _next;
    private int _lastPriority = 4;

    public NodeNetworks(IPAddress address)
    {
        _running["eno1"] = new Json { ["iface"] = "eno1", ["type"] = "eth", ["active"] = 1, ["method"] = "manual", ["method6"] = "manual", ["priority"] = 3, ["families"] = new[] { "inet" } };
        _running["vmbr0"] = new Json
        {
            ["iface"] = "vmbr0", ["type"] = "bridge", ["active"] = 1, ["autostart"] = 1, ["method"] = "static", ["method6"] = "manual", ["priority"] = 4, ["families"] = new[] { "inet" },
            ["address"] = address.ToString(), ["netmask"] = "24", ["cidr"] = $"{address}/24", ["gateway"] = "192.0.2.1", ["bridge_ports"] = "eno1", ["bridge_stp"] = "off", ["bridge_fd"] = "0",
        };
    }

    /// <summary>With what waits.</summary>
    public SortedDictionary<string, Json> All => _next ?? _running;

    /// <summary>The difference between what runs and what waits; null when nothing does.</summary>
    public string? Changes
    {
        get
        {
            if (_next is null) return null;
            var text = new StringBuilder("--- /etc/network/interfaces\n+++ /etc/network/interfaces.new\n@@ -1 +1 @@\n");
            foreach (var (name, iface) in _running.Where(entry => !_next.TryGetValue(entry.Key, out var other) || other != entry.Value)) text.Append(Stanza('-', name, iface));
            foreach (var (name, iface) in _next.Where(entry => !_running.TryGetValue(entry.Key, out var other) || other != entry.Value)) text.Append(Stanza('+', name, iface));
            return text.ToString();
        }
    }

    public IEnumerable<Json> OfType(string? type) => type switch
    {
        null or "include_sdn" => All.Values,
        "any_bridge" or "any_local_bridge" => All.Values.Where(iface => (string)iface["type"]! is "bridge" or "OVSBridge"),
        _ => All.Values.Where(iface => (string)iface["type"]! == type),
    };

    public void Set(string name, Json iface)
    {
        iface["priority"] = All.TryGetValue(name, out var before) ? before["priority"] : ++_lastPriority;
        Change()[name] = iface;
    }

    public void Remove(string name) => Change().Remove(name);

    public void Revert() => _next = null;

    public void Apply()
    {
        _running = All;
        _next = null;
        foreach (var iface in _running.Values) iface["active"] = 1;
    }

    private SortedDictionary<string, Json> Change() => _next ??= new(_running, StringComparer.Ordinal);

    private static string Stanza(char sign, string name, Json iface)
    {
        var text = new StringBuilder($"{sign}iface {name} inet {iface.GetValueOrDefault("method")}\n");
        foreach (var key in new[] { "cidr", "gateway", "bridge_ports", "bridge_stp", "bridge_fd", "slaves", "bond_mode" })
        {
            if (iface.TryGetValue(key, out var value)) text.Append($"{sign}\t{key.Replace("cidr", "address", StringComparison.Ordinal).Replace('_', '-')} {value}\n");
        }
        return text.ToString();
    }
}
