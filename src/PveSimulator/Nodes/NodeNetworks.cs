using System.Net;

namespace Hypervisor.PveSimulator;

/// <summary>The network interfaces of a node as /etc/network/interfaces has them.</summary>
internal sealed class NodeNetworks
{
    public NodeNetworks(IPAddress address)
    {
        All["eno1"] = new Json { ["iface"] = "eno1", ["type"] = "eth", ["active"] = 1, ["method"] = "manual", ["method6"] = "manual", ["priority"] = 3, ["families"] = new[] { "inet" } };
        All["vmbr0"] = new Json
        {
            ["iface"] = "vmbr0", ["type"] = "bridge", ["active"] = 1, ["autostart"] = 1, ["method"] = "static", ["method6"] = "manual", ["priority"] = 4, ["families"] = new[] { "inet" },
            ["address"] = address.ToString(), ["netmask"] = "24", ["cidr"] = $"{address}/24", ["gateway"] = "192.0.2.1", ["bridge_ports"] = "eno1", ["bridge_stp"] = "off", ["bridge_fd"] = "0",
        };
    }

    public SortedDictionary<string, Json> All { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Bridges => OfType("any_bridge").Select(iface => (string)iface["iface"]!);

    public IEnumerable<Json> OfType(string? type) => type switch
    {
        null => All.Values,
        "any_bridge" or "any_local_bridge" => All.Values.Where(iface => (string)iface["type"]! is "bridge" or "OVSBridge"),
        "include_sdn" => All.Values,
        _ => All.Values.Where(iface => (string)iface["type"]! == type),
    };
}
