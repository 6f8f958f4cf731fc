namespace Hypervisor.PveSimulator;

internal static class NodeRoutes
{
    private static readonly string[] Subdirectories =
    [
        "aplinfo", "apt", "capabilities", "ceph", "certificates", "config", "disks", "dns", "firewall", "hardware", "hosts", "journal", "lxc", "migrateall", "netstat", "network",
        "qemu", "query-oci-repo-tags", "query-url-metadata", "replication", "report", "rrd", "rrddata", "scan", "sdn", "services", "spiceshell", "startall", "status", "stopall",
        "storage", "subscription", "suspendall", "syslog", "tasks", "termproxy", "time", "version", "vncshell", "vzdump", "wakeonlan",
    ];

    public static void MapNodes(this RouteTable routes)
    {
        var audit = Permissions.On("/nodes/{node}", "Sys.Audit");
        routes.Get("/nodes", ParameterSet.None, Permissions.All, call => call.Cluster.Nodes.All.Select(node => NodeList.ToEntry(call, node)));
        routes.Add(new("GET", "/nodes/{node}", NodeParameters.Node, Permissions.All, _ => Index.Of("name", Subdirectories)) { IsAnsweredAtEntry = true });
        routes.Get("/nodes/{node}/status", NodeParameters.Node, audit, NodeStatus.Get);
        routes.Post("/nodes/{node}/status", NodeParameters.Command, Permissions.On("/nodes/{node}", "Sys.PowerMgmt"), Command);
        routes.Get("/nodes/{node}/version", NodeParameters.Node, Permissions.All, _ => AccessRoutes.Version());
        routes.Add(new("GET", "/nodes/{node}/rrddata", NodeParameters.Rrd, audit, RrdData.OfNode) { IsAnsweredAtEntry = true });
        routes.MapNodeServices();
        routes.MapNodeDisks();
        routes.MapNodeSettings();
        routes.MapNodeNetworks();
        routes.MapNodeHardware();
        routes.MapNodeSystem();
        routes.MapNodeSoftware();
        routes.MapNodeGuests();
    }

    private static object? Command(Call call)
    {
        call.Cluster.Nodes.PowerDown(call.Node, comesBack: call["command"] == "reboot");
        return null;
    }
}
