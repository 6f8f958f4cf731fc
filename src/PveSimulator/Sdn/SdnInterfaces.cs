namespace Hypervisor.PveSimulator;

/// <summary>The bridges that a node makes of the vnets.</summary>
internal static class SdnInterfaces
{
    /// <summary>What an apply would change on the node; nothing where nothing would change.</summary>
    public static Json DryRun(Call call)
    {
        if (call.Cluster.Nodes.Find(call.Get("node")) is not { } node) throw PveError.Failed($"no such cluster node '{call["node"]}'");
        var sdn = call.Cluster.Sdn;
        var (before, after) = (Blocks(sdn.Zones.Running, sdn.Vnets.Running, node), Blocks(sdn.Zones.Current, sdn.Vnets.Current, node));
        var lines = before.Except(after).SelectMany(block => block.Split('\n').Select(line => $"-{line}")).Concat(after.Except(before).SelectMany(block => block.Split('\n').Select(line => $"+{line}"))).ToList();
        return lines.Count == 0 ? [] : new Json { ["interfaces-diff"] = $"--- /etc/network/interfaces.d/sdn\n+++ /etc/network/interfaces.d/sdn.new\n{string.Join('\n', lines)}\n" };
    }

    public static IEnumerable<Json> Bridges(Call call)
    {
        var zone = NodeSdnRoutes.Zone(call);
        return call.Cluster.Sdn.Vnets.Running.Values.Where(vnet => vnet["zone"] == zone.Id).Select(vnet => new Json
        {
            ["name"] = vnet.Id, ["vlan_filtering"] = vnet["vlanaware"] ?? "0",
            ["ports"] = call.Cluster.Guests.Items.Where(guest => guest.Node == call.Node && guest.IsRunning).SelectMany(guest => Ports(guest, vnet)),
        });
    }

    private static IEnumerable<Json> Ports(SimulatedGuest guest, SdnObject vnet) => guest.Config.Current
        .Where(option => option.Key.StartsWith("net", StringComparison.Ordinal) && option.Value.Split(',').Contains($"bridge={vnet.Id}"))
        .Select(option => new Json { ["name"] = $"{(guest.IsContainer ? "veth" : "tap")}{guest.Vmid}i{option.Key[3..]}", ["index"] = option.Key, ["vmid"] = guest.Vmid });

    private static List<string> Blocks(SortedDictionary<string, SdnObject> zones, SortedDictionary<string, SdnObject> vnets, SimulatedNode node)
    {
        var blocks = new List<string>();
        foreach (var vnet in vnets.Values)
        {
            if (!zones.TryGetValue(vnet["zone"]!, out var zone) || zone["nodes"] is { } nodes && !nodes.Split(',').Contains(node.Name)) continue;
            var ports = zone.Type is "vlan" or "qinq" ? $"{zone["bridge"]}.{vnet["tag"]}" : zone.Type == "simple" ? "none" : $"vxlan_{vnet.Id}";
            var lines = new List<string> { $"auto {vnet.Id}", $"iface {vnet.Id}", $"\tbridge_ports {ports}", "\tbridge_stp off", "\tbridge_fd 0" };
            if (vnet["vlanaware"] == "1") lines.AddRange(["\tbridge-vlan-aware yes", "\tbridge-vids 2-4094"]);
            if (zone["mtu"] is { } mtu) lines.Add($"\tmtu {mtu}");
            if (vnet["alias"] is { } alias) lines.Add($"\talias {alias}");
            blocks.Add(string.Join('\n', lines));
        }
        return blocks;
    }
}
