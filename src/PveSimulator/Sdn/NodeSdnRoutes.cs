namespace Hypervisor.PveSimulator;

/// <summary>What one node makes of the applied configuration.</summary>
internal static class NodeSdnRoutes
{
    public static void MapNodeSdn(this RouteTable routes)
    {
        const string Path = "/nodes/{node}/sdn";
        var audit = Permissions.On("/sdn/zones/{zone}", "SDN.Audit");
        routes.Get(Path, SdnParameters.OfNode, Permissions.All, _ => Index.Of("name", "fabrics", "vnets", "zones"));
        routes.Get(Path + "/zones", SdnParameters.OfNode, Permissions.All, Zones);
        routes.Get(Path + "/zones/{zone}", SdnParameters.ZoneOfNode, audit, _ => Index.Of("subdir", "content", "bridges", "ip-vrf"));
        routes.Get(Path + "/zones/{zone}/content", SdnParameters.ZoneOfNode, audit, Content);
        routes.Get(Path + "/zones/{zone}/bridges", SdnParameters.Bridges, audit, SdnInterfaces.Bridges);
        routes.Get(Path + "/zones/{zone}/ip-vrf", SdnParameters.Bridges, audit, call => OfEvpn(Zone(call)));
        routes.Get(Path + "/vnets/{vnet}", SdnParameters.VnetOfNode, Permissions.All, _ => Index.Of("subdir", "mac-vrf"));
        routes.Get(Path + "/vnets/{vnet}/mac-vrf", SdnParameters.VnetOfNode, Permissions.All, MacVrf);
    }

    /// <exception cref="PveError">The node does not run such a zone.</exception>
    public static SdnObject Zone(Call call) =>
        call.Cluster.Sdn.ZonesOf(call.Node).FirstOrDefault(zone => zone.Id == call["zone"]) ?? throw PveError.Failed($"zone {call["zone"]} does not exist");

    private static IEnumerable<Json> Zones(Call call)
    {
        var status = call.Cluster.Sdn.Staleness(call.Node) is null ? "available" : "pending";
        return call.Cluster.Sdn.ZonesOf(call.Node).Where(zone => call.May($"/sdn/zones/{zone.Id}", "SDN.Audit", "SDN.Allocate")).Select(zone => new Json { ["zone"] = zone.Id, ["status"] = status });
    }

    private static IEnumerable<Json> Content(Call call)
    {
        var (sdn, zone) = (call.Cluster.Sdn, Zone(call));
        var staleness = sdn.Staleness(call.Node);
        return sdn.Vnets.Running.Values.Where(vnet => vnet["zone"] == zone.Id && call.May(SdnVnetRoutes.PathOf(vnet), "SDN.Audit", "SDN.Use"))
            .Select(vnet => new Json { ["vnet"] = vnet.Id, ["status"] = staleness is null ? "available" : "pending" }.With("statusmsg", staleness));
    }

    private static Json[] MacVrf(Call call)
    {
        var vnet = SdnVnetRoutes.Find(call, "SDN.Audit");
        return OfEvpn(call.Cluster.Sdn.Zones.Current[vnet["zone"]!]);
    }

    /// <summary>No routes are exchanged here.</summary>
    private static Json[] OfEvpn(SdnObject zone) => zone.Type == "evpn" ? [] : throw PveError.Failed($"{zone.Id} is not an EVPN zone");
}
