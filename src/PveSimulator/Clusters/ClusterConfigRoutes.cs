using System.Globalization;
using System.Text;

namespace Hypervisor.PveSimulator;

internal static class ClusterConfigRoutes
{
    public static void MapClusterConfig(this RouteTable routes)
    {
        var audit = Permissions.On("/", "Sys.Audit");
        routes.Get("/cluster/config", ParameterSet.None, audit, _ => Index.Of("name", "nodes", "totem", "join", "qdevice", "apiversion"));
        routes.Get("/cluster/config/apiversion", ParameterSet.None, audit, _ => "1");
        routes.Get("/cluster/config/nodes", ParameterSet.None, audit, Nodes);
        routes.Get("/cluster/config/totem", ParameterSet.None, audit, call => call.Cluster.IsStandalone ? null : Totem(call));
        routes.Get("/cluster/config/qdevice", ParameterSet.None, audit, _ => new Json());
        routes.Get("/cluster/config/join", ClusterParameters.Join, audit, Join);
    }

    private static IEnumerable<Json> Nodes(Call call) => call.Cluster.IsStandalone ? [] : call.Cluster.Nodes.All.Select(node =>
    {
        var entry = Common(node);
        entry["node"] = node.Name;
        return entry;
    });

    private static Json Join(Call call)
    {
        if (call.Cluster.IsStandalone) throw PveError.Failed("node is not in a cluster, no join info available!");
        return new Json
        {
            ["preferred_node"] = call["node"] ?? call.Entry.Name, ["totem"] = Totem(call), ["config_digest"] = Digest(call.Cluster),
            ["nodelist"] = call.Cluster.Nodes.All.Select(node =>
            {
                var entry = Common(node);
                entry["pve_addr"] = node.Address.ToString();
                entry["pve_fp"] = node.Fingerprint;
                return entry;
            }),
        };
    }

    private static Json Common(SimulatedNode node) => new()
    {
        ["name"] = node.Name, ["nodeid"] = node.Number.ToString(CultureInfo.InvariantCulture), ["ring0_addr"] = node.Address.ToString(), ["quorum_votes"] = "1",
    };

    private static Json Totem(Call call) => new()
    {
        ["cluster_name"] = call.Cluster.Name, ["config_version"] = call.Cluster.Nodes.All.Count.ToString(CultureInfo.InvariantCulture), ["ip_version"] = "ipv4-6",
        ["link_mode"] = "passive", ["secauth"] = "on", ["token_coefficient"] = "125", ["version"] = "2",
        ["interface"] = new Json { ["0"] = new Json { ["linknumber"] = "0" } },
    };

    private static string Digest(SimulatedCluster cluster) =>
        Convert.ToHexStringLower(GuestConfig.Sha1(Encoding.UTF8.GetBytes(string.Join(',', cluster.Nodes.All.Select(node => $"{node.Name}={node.Address}")))));
}
