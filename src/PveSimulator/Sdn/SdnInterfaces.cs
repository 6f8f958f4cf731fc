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

    /// <summary>The vnets among a node's network interfaces, for the types that include them.</summary>
    public static IEnumerable<Json> Vnets(Call call)
    {
        if (call["type"] is not ("any_bridge" or "include_sdn" or "vnet")) return [];
        var zones = call.Cluster.Sdn.ZonesOf(call.Node).Select(zone => zone.Id).ToHashSet();
        return call.Cluster.Sdn.Vnets.Running.Values.Where(vnet => zones.Contains(vnet["zone"]!) && call.May(SdnVnetRoutes.PathOf(vnet), "SDN.Audit", "SDN.Use"))
            .Select(vnet => new Json { ["iface"] = vnet.Id, ["type"] = "vnet", ["active"] = "1" }.With("comments", vnet["alias"]));
    }

    /// <summary>The bridges of one zone, or with localnetwork those that the node has of its own.</summary>
    public static IEnumerable<Json> Bridges(Call call)
    {
        var zone = call["zone"] == "localnetwork" ? null : NodeSdnRoutes.Zone(call);
        var bridges = zone is null
            ? call.Node.Networks.Bridges.Select(bridge => (Name: bridge, IsVlanAware: "0"))
            : call.Cluster.Sdn.Vnets.Running.Values.Where(vnet => vnet["zone"] == zone.Id).Select(vnet => (Name: vnet.Id, IsVlanAware: vnet["vlanaware"] ?? "0"));
        return bridges.Select(bridge => new Json { ["name"] = bridge.Name, ["vlan_filtering"] = bridge.IsVlanAware, ["ports"] = Ports(call, bridge.Name) });
    }

    private static IEnumerable<Json> Ports(Call call, string bridge) =>
        from guest in call.Cluster.Guests.Items
        where guest.Node == call.Node && guest.IsRunning
        from option in guest.Config.Current
        where option.Key.StartsWith("net", StringComparison.Ordinal) && option.Value.Split(',').Contains($"bridge={bridge}")
        select new Json { ["name"] = $"{(guest.IsContainer ? "veth" : "tap")}{guest.Vmid}i{option.Key[3..]}", ["index"] = option.Key, ["vmid"] = guest.Vmid };

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
