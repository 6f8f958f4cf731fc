namespace Hypervisor.PveSimulator;

/// <summary>Aliases, and what a rule may refer to.</summary>
internal static class FirewallSetRoutes
{
    public static void MapSets(this RouteTable routes, FirewallScope scope)
    {
        var (audit, modify) = (scope.Audit, scope.Modify);
        Add("GET", "/aliases", [], audit, call => List(scope.Config(call)));
        Add("POST", "/aliases", [FirewallParameters.SetName, FirewallParameters.Cidr, FirewallParameters.Comment], modify, call => Create(call, scope.Locked(call)));
        Add("GET", "/aliases/{name}", [FirewallParameters.SetName], audit, call => Find(call, scope.Config(call)).ToJson());
        Add("PUT", "/aliases/{name}", [FirewallParameters.SetName, FirewallParameters.Cidr, FirewallParameters.Comment, FirewallParameters.Digest, FirewallParameters.Rename], modify, call => Update(call, scope.Locked(call)));
        Add("DELETE", "/aliases/{name}", [FirewallParameters.SetName, FirewallParameters.Digest], modify, call => Delete(call, scope.Locked(call)));
        Add("GET", "/refs", [FirewallParameters.RefType], audit, call => Refs(call, scope));
        FirewallIpSetRoutes.Map(scope, Add);

        void Add(string method, string path, Parameter[] parameters, Permission permission, Func<Call, object?> answer) =>
            routes.Add(new(method, scope.Path + path, new([.. parameters, .. scope.InPath]), permission, answer) { IsAnsweredAtEntry = scope.IsGuest });
    }

    private static string Digest(FirewallConfig config) => ConfigDigest.Of(string.Concat(config.Aliases.Values.Select(alias => $"{alias}\n")));

    private static IEnumerable<Json> List(FirewallConfig config) => config.Aliases.Values.Select(alias => alias.ToJson().With("digest", Digest(config)));

    private static FirewallAlias Find(Call call, FirewallConfig config) => config.Aliases.GetValueOrDefault(call.Get("name").ToLowerInvariant()) ?? throw PveError.Invalid("name", "no such alias");

    private static object? Create(Call call, FirewallConfig config)
    {
        var name = call.Get("name");
        if (!config.Aliases.TryAdd(name.ToLowerInvariant(), new(name, call.Get("cidr"), call["comment"]))) throw PveError.Invalid("name", $"alias '{name}' already exists");
        return null;
    }

    private static object? Update(Call call, FirewallConfig config)
    {
        ConfigDigest.Demand(Digest(config), call["digest"]);
        var alias = Find(call, config);
        var name = call["rename"] ?? alias.Name;
        var (before, after) = (alias.Name.ToLowerInvariant(), name.ToLowerInvariant());
        if (before != after && config.Aliases.ContainsKey(after)) throw PveError.Invalid("name", $"alias '{name}' already exists");
        config.Aliases.Remove(before);
        // A comment that is not sent again is gone.
        config.Aliases[after] = new(name, call.Get("cidr"), call["comment"]);
        return null;
    }

    private static object? Delete(Call call, FirewallConfig config)
    {
        ConfigDigest.Demand(Digest(config), call["digest"]);
        config.Aliases.Remove(call.Get("name").ToLowerInvariant());
        return null;
    }

    private static IEnumerable<Json> Refs(Call call, FirewallScope scope)
    {
        var refs = OfScope(call.Cluster.Firewall.Cluster, "dc");
        if (scope.IsGuest) refs = refs.Concat(OfScope(scope.Config(call), "guest"));
        return refs.Where(entry => call["type"] is not { } type || Equals(entry["type"], type));
    }

    private static IEnumerable<Json> OfScope(FirewallConfig config, string scope) =>
        config.IpSets.Values.Select(set => new Json { ["type"] = "ipset", ["name"] = set.Name, ["ref"] = $"+{set.Name}", ["scope"] = scope }.With("comment", set.Comment))
            .Concat(config.Aliases.Values.Select(alias => new Json { ["type"] = "alias", ["name"] = alias.Name, ["ref"] = alias.Name, ["scope"] = scope }.With("comment", alias.Comment)));
}
