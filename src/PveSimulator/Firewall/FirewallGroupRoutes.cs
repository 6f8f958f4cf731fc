namespace Hypervisor.PveSimulator;

/// <summary>Security groups: rules that other rules refer to by name.</summary>
internal static class FirewallGroupRoutes
{
    public static void MapGroups(this RouteTable routes, FirewallScope cluster)
    {
        var path = cluster.Path + "/groups";
        routes.Get(path, ParameterSet.None, Permissions.All, call => List(cluster.Config(call)));
        routes.Post(path, new([FirewallParameters.Group, FirewallParameters.Comment, FirewallParameters.Digest, FirewallParameters.GroupRename]), cluster.Modify, call => Create(call, cluster.Locked(call)));
        routes.Delete(path + "/{group}", new([FirewallParameters.Group]), cluster.Modify, call => Delete(call, cluster.Locked(call)));
        var group = cluster with { Kind = "group", InPath = [FirewallParameters.Group] };
        FirewallRuleRoutes.Map(routes, group, path + "/{group}", (call, isWrite) => Find(call, isWrite ? cluster.Locked(call) : cluster.Config(call)).Rules);
    }

    private static string Digest(FirewallConfig config) => ConfigDigest.Of(string.Concat(config.Groups.Values.Select(group => $"{group.Name} {group.Comment}\n")));

    private static IEnumerable<Json> List(FirewallConfig config) => config.Groups.Values.Select(group => new Json { ["group"] = group.Name, ["digest"] = Digest(config) }.With("comment", group.Comment));

    private static FirewallGroup Find(Call call, FirewallConfig config) => config.Groups.GetValueOrDefault(call.Get("group")) ?? throw PveError.Failed($"no such security group '{call["group"]}'");

    /// <summary>Renames too: then the group is the new name and rename the one that is there.</summary>
    private static object? Create(Call call, FirewallConfig config)
    {
        var name = call.Get("group");
        if (call["rename"] is { } present)
        {
            ConfigDigest.Demand(Digest(config), call["digest"]);
            if (config.Groups.GetValueOrDefault(present) is not { } group) throw PveError.Invalid("group", $"Security group '{present}' does not exist");
            if (name != present && config.Groups.ContainsKey(name)) throw PveError.Invalid("group", $"Security group '{name}' already exists");
            config.Groups.Remove(present);
            config.Groups[name] = group with { Name = name, Comment = call["comment"] };
            return null;
        }
        if (!config.Groups.TryAdd(name, new(name) { Comment = call["comment"] })) throw PveError.Invalid("group", $"Security group '{name}' already exists");
        return null;
    }

    private static object? Delete(Call call, FirewallConfig config)
    {
        var group = Find(call, config);
        if (group.Rules.Items.Count > 0) throw PveError.Failed($"Security group '{group.Name}' is not empty");
        config.Groups.Remove(group.Name);
        return null;
    }
}
