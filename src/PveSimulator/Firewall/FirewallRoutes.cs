namespace Hypervisor.PveSimulator;

internal static class FirewallRoutes
{
    public static void MapFirewall(this RouteTable routes)
    {
        var cluster = new FirewallScope("cluster", "/cluster/firewall", [], Permissions.On("/", "Sys.Audit"), Permissions.On("/", "Sys.Modify"), call => call.Cluster.Firewall.Cluster, _ => "cluster");
        routes.Get(cluster.Path, ParameterSet.None, Permissions.All, _ => Index.Of("name", "rules", "groups", "ipset", "macros", "aliases", "refs", "options"));
        routes.Get(cluster.Path + "/macros", ParameterSet.None, Permissions.All, _ => FirewallMacros.List());
        routes.MapRules(cluster);
        routes.MapOptions(cluster);
        routes.MapSets(cluster);
        routes.MapGroups(cluster);
        MapNode(routes);
        MapGuests(routes, "vm", VirtualMachineRoutes.Path);
        MapGuests(routes, "ct", ContainerRoutes.Path);
        MapVnets(routes);
    }

    /// <summary>The rules of a scope itself.</summary>
    private static void MapRules(this RouteTable routes, FirewallScope scope) =>
        FirewallRuleRoutes.Map(routes, scope, scope.Path + "/rules", (call, isWrite) => (isWrite ? scope.Locked(call) : scope.Config(call)).Rules);

    private static void MapNode(RouteTable routes)
    {
        var node = new FirewallScope("host", "/nodes/{node}/firewall", [FirewallParameters.Node], Permissions.On("/nodes/{node}", "Sys.Audit"), Permissions.On("/nodes/{node}", "Sys.Modify"),
            call => call.Cluster.Firewall.OfNode(call.Node.Name), call => $"host-{call.Node.Name}");
        routes.Add(new("GET", node.Path, new(node.InPath), Permissions.All, _ => Index.Of("name", "rules", "options", "log")) { IsAnsweredAtEntry = true });
        routes.MapRules(node);
        routes.MapOptions(node);
        routes.MapLog(node, Permissions.On("/nodes/{node}", "Sys.Syslog"));
    }

    private static void MapGuests(RouteTable routes, string kind, string path)
    {
        var guest = new FirewallScope(kind, path + "/firewall", [FirewallParameters.Node, FirewallParameters.Vmid], Permissions.On("/vms/{vmid}", "VM.Audit"), Permissions.On("/vms/{vmid}", "VM.Config.Network"),
            call => call.Cluster.Firewall.OfGuest(call.Vmid), call => $"vm-{call.Vmid}");
        routes.Add(new("GET", guest.Path, new(guest.InPath), Permissions.All, _ => Index.Of("name", "rules", "aliases", "ipset", "refs", "options")) { IsAnsweredAtEntry = true });
        routes.MapRules(guest);
        routes.MapOptions(guest);
        routes.MapSets(guest);
        routes.MapLog(guest, Permissions.On("/vms/{vmid}", "VM.Console"));
    }

    private static void MapVnets(RouteTable routes)
    {
        var vnet = new FirewallScope("vnet", "/cluster/sdn/vnets/{vnet}/firewall", [FirewallParameters.Vnet], call => SdnVnetRoutes.Find(call, "SDN.Audit", "SDN.Allocate"),
            call => SdnVnetRoutes.Find(call, "SDN.Allocate"), call => call.Cluster.Firewall.OfVnet(call.Get("vnet")), call => $"vnet-{call["vnet"]}");
        routes.Get(vnet.Path, new(vnet.InPath), Permissions.All, _ => Index.Of("name", "rules", "options"));
        routes.MapRules(vnet);
        routes.MapOptions(vnet);
    }
}
