namespace Hypervisor.PveSimulator;

internal static class NodeNetworkRoutes
{
    private const string Path = "/nodes/{node}/network";
    private static readonly string[] Numbers = ["autostart", "bridge_vlan_aware", "mtu", "netmask6", "vlan-id", "ovs_tag"];

    public static void MapNodeNetworks(this RouteTable routes)
    {
        var modify = Permissions.On("/nodes/{node}", "Sys.Modify");
        routes.Get(Path, NodeParameters.Networks, Permissions.All, List);
        routes.Post(Path, NodeSystemParameters.CreateNetwork, modify, Create);
        routes.Put(Path, NodeSystemParameters.ApplyNetwork, modify, Apply);
        routes.Delete(Path, NodeParameters.Node, modify, Revert);
        routes.Get(Path + "/{iface}", NodeParameters.Network, Permissions.On("/nodes/{node}", "Sys.Audit"), Get);
        routes.Put(Path + "/{iface}", NodeSystemParameters.UpdateNetwork, modify, Update);
        routes.Delete(Path + "/{iface}", NodeParameters.Network, modify, Delete);
    }

    private static IEnumerable<Json> List(Call call)
    {
        call.Beside.With("changes", call.Node.Networks.Changes);
        return call.Node.Networks.OfType(call["type"]);
    }

    private static Json Find(Call call) => call.Node.Networks.All.GetValueOrDefault(call.Get("iface")) ?? throw PveError.Invalid("iface", "interface does not exist");

    private static Json Get(Call call)
    {
        var answer = new Json();
        foreach (var (key, value) in Find(call).Where(entry => entry.Key != "iface")) answer[key] = value;
        return answer;
    }

    private static object? Create(Call call)
    {
        if (call.Node.Networks.All.ContainsKey(call.Get("iface"))) throw PveError.Invalid("iface", "interface already exists");
        call.Node.Networks.Set(call.Get("iface"), Read(call));
        return null;
    }

    private static object? Update(Call call)
    {
        var before = Find(call);
        var iface = Read(call);
        if (before.ContainsKey("active")) iface["active"] = 1;
        call.Node.Networks.Set(call.Get("iface"), iface);
        return null;
    }

    private static object? Delete(Call call)
    {
        Find(call);
        call.Node.Networks.Remove(call.Get("iface"));
        return null;
    }

    private static object? Revert(Call call)
    {
        call.Node.Networks.Revert();
        return null;
    }

    private static string Apply(Call call) => call.Cluster.Tasks.Start(call, new TaskPlan("srvreload", "networking") { Finish = call.Node.Networks.Apply });

    /// <summary>The interface as the call describes it; what it doesn't name is gone.</summary>
    private static Json Read(Call call)
    {
        var name = call.Get("iface");
        var deleted = (call["delete"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        var iface = new Json { ["iface"] = name, ["method"] = call.Has("cidr") || call.Has("address") ? "static" : "manual", ["method6"] = call.Has("cidr6") || call.Has("address6") ? "static" : "manual", ["families"] = call.Has("cidr6") ? new[] { "inet", "inet6" } : ["inet"] };
        foreach (var (key, value) in call.Arguments)
        {
            if (key is "node" or "iface" or "delete" || deleted.Contains(key)) continue;
            iface[key] = key is "comments" or "comments6" ? value + "\n" : Numbers.Contains(key) && int.TryParse(value, out var number) ? number : value;
        }
        if (call["cidr"]?.Split('/') is [var address, var prefix]) iface.With("address", address).With("netmask", prefix);
        else if (call.Has("address") && call.Has("netmask")) iface["cidr"] = $"{call["address"]}/{call["netmask"]}";
        if (call.Has("gateway") && call.Node.Networks.All.Values.FirstOrDefault(other => other.ContainsKey("gateway") && (string)other["iface"]! != name) is { } holder)
            throw PveError.Invalid("gateway", $"Default gateway already exists on interface '{holder["iface"]}'.");
        if (call["type"] != "bridge") return iface;
        iface.TryAdd("bridge_ports", "");
        iface["bridge_stp"] = "off";
        iface["bridge_fd"] = "0";
        return iface;
    }
}
