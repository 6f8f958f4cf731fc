using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>What the HA manager tells of itself.</summary>
internal static class HaStatus
{
    public static IEnumerable<Json> Current(Call call)
    {
        var cluster = call.Cluster;
        var node = call.Entry.Name;
        var now = call.Now.ToUnixTimeSeconds();
        var isQuorate = cluster.HasQuorum;
        yield return new Json { ["id"] = "quorum", ["type"] = "quorum", ["node"] = node, ["quorate"] = isQuorate, ["status"] = isQuorate ? "OK" : $"No quorum on node '{node}'!" };
        if (!cluster.HighAvailability.All.Any())
        {
            yield return new Json { ["id"] = "fencing", ["type"] = "fencing", ["node"] = node, ["armed-state"] = "standby", ["status"] = "standby (CRM watchdog standby)" };
            yield break;
        }
        var stamp = call.Now.ToString("ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture);
        var master = Master(cluster);
        yield return new Json
        {
            ["id"] = "master", ["type"] = "master", ["node"] = master, ["timestamp"] = now, ["status"] = isQuorate ? $"{master} (active, {stamp})" : $"{master} (old timestamp - dead?, {stamp})",
        };
        yield return new Json { ["id"] = "fencing", ["type"] = "fencing", ["node"] = master, ["armed-state"] = "armed", ["status"] = "armed (CRM watchdog active)" };
        foreach (var each in cluster.Nodes.All)
            yield return new Json { ["id"] = $"lrm:{each.Name}", ["type"] = "lrm", ["node"] = each.Name, ["timestamp"] = now, ["status"] = $"{each.Name} ({LrmStatus(cluster, each)}, {stamp})" };
        foreach (var resource in cluster.HighAvailability.All) yield return ToService(cluster, resource);
    }

    public static Json Manager(Call call)
    {
        var cluster = call.Cluster;
        var manager = new Json { ["node_status"] = new Json() };
        var answer = new Json { ["manager_status"] = manager, ["quorum"] = new Json { ["node"] = call.Entry.Name, ["quorate"] = cluster.HasQuorum ? "1" : "" } };
        if (!cluster.HighAvailability.All.Any()) return answer;
        var now = call.Now.ToUnixTimeSeconds();
        manager["timestamp"] = now;
        manager["master_node"] = Master(cluster);
        manager["node_status"] = cluster.Nodes.All.ToDictionary(node => node.Name, node => (object?)(node.IsOnline ? "online" : "unknown"));
        manager["service_status"] = cluster.HighAvailability.All.ToDictionary(resource => resource.ServiceId, resource => (object?)ToManaged(cluster, resource));
        answer["lrm_status"] = cluster.Nodes.All.ToDictionary(node => node.Name, node => (object?)new Json { ["mode"] = "active", ["state"] = IsBusy(cluster, node) ? "active" : "wait_for_agent_lock", ["timestamp"] = now, ["results"] = new Json() });
        return answer;
    }

    /// <summary>A node without services of its own is idle.</summary>
    private static string LrmStatus(SimulatedCluster cluster, SimulatedNode node) =>
        !node.IsOnline ? "old timestamp - dead?, watchdog standby" : IsBusy(cluster, node) ? "active, watchdog active" : "idle, watchdog standby";

    private static bool IsBusy(SimulatedCluster cluster, SimulatedNode node) => cluster.HighAvailability.All.Any(resource => resource.State != "ignored" && NodeOf(cluster, resource) == node.Name);

    private static string Master(SimulatedCluster cluster) => (cluster.Nodes.All.FirstOrDefault(node => node.IsOnline) ?? cluster.Nodes.All[0]).Name;

    private static string NodeOf(SimulatedCluster cluster, HaResource resource) => cluster.Guests.TryFind(resource.Vmid, out var guest) ? guest.NodeName : "";

    private static Json ToService(SimulatedCluster cluster, HaResource resource)
    {
        var node = NodeOf(cluster, resource);
        return new Json
        {
            ["id"] = $"service:{resource.ServiceId}", ["type"] = "service", ["sid"] = resource.ServiceId, ["node"] = node, ["state"] = resource.ManagedState, ["request_state"] = resource.State,
            ["status"] = $"{resource.ServiceId} ({node}, {resource.ManagedState})", ["max_relocate"] = Option(resource, "max_relocate"), ["max_restart"] = Option(resource, "max_restart"),
        }.With("failback", cluster.IsVersion8 ? null : Option(resource, "failback")).With("crm_state", resource.State == "ignored" ? null : resource.ManagedState);
    }

    private static Json ToManaged(SimulatedCluster cluster, HaResource resource)
    {
        var json = new Json { ["node"] = NodeOf(cluster, resource), ["state"] = resource.ManagedState, ["uid"] = cluster.Secret(resource.ServiceId)[..22] }.With("target", resource.Move?.Target);
        if (resource.State == "started") json["running"] = 1;
        return json;
    }

    private static long Option(HaResource resource, string name) => long.Parse(resource.Options.GetValueOrDefault(name, "1"), CultureInfo.InvariantCulture);
}
