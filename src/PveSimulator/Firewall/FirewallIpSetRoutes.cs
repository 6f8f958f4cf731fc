namespace Hypervisor.PveSimulator;

internal static class FirewallIpSetRoutes
{
    public static void Map(FirewallScope scope, Action<string, string, Parameter[], Permission, Func<Call, object?>> add)
    {
        var (audit, modify) = (scope.Audit, scope.Modify);
        var (name, member, digest) = (FirewallParameters.SetName, FirewallParameters.Member, FirewallParameters.Digest);
        add("GET", "/ipset", [], audit, call => List(scope.Config(call)));
        add("POST", "/ipset", [name, FirewallParameters.Comment, digest, FirewallParameters.Rename], modify, call => Create(call, scope.Locked(call)));
        add("GET", "/ipset/{name}", [name], audit, call => Members(Find(call, scope.Config(call))));
        add("DELETE", "/ipset/{name}", [name, FirewallParameters.Force], modify, call => Delete(call, scope.Locked(call)));
        add("POST", "/ipset/{name}", [name, member, FirewallParameters.Comment, FirewallParameters.NoMatch], modify, call => AddMember(call, scope, scope.Locked(call)));
        add("GET", "/ipset/{name}/{cidr}", [name, member], audit, call => FindMember(call, Find(call, scope.Config(call))).ToJson(Find(call, scope.Config(call)).Digest));
        add("PUT", "/ipset/{name}/{cidr}", [name, member, FirewallParameters.Comment, FirewallParameters.NoMatch, digest], modify, call => UpdateMember(call, Find(call, scope.Locked(call))));
        add("DELETE", "/ipset/{name}/{cidr}", [name, member, digest], modify, call => RemoveMember(call, Find(call, scope.Locked(call))));
    }

    private static string Digest(FirewallConfig config) => ConfigDigest.Of(string.Concat(config.IpSets.Values.Select(set => $"{set.Name} {set.Comment}\n")));

    private static IEnumerable<Json> List(FirewallConfig config) => config.IpSets.Values.Select(set => new Json { ["name"] = set.Name, ["digest"] = Digest(config) }.With("comment", set.Comment));

    private static FirewallIpSet Find(Call call, FirewallConfig config) => config.IpSets.GetValueOrDefault(call.Get("name")) ?? throw PveError.Failed($"no such IPSet '{call["name"]}'");

    private static FirewallIpSetEntry FindMember(Call call, FirewallIpSet set) => set.Entries.Find(entry => entry.Cidr == call["cidr"]) ?? throw PveError.Invalid("cidr", $"no such address '{call["cidr"]}'");

    private static IEnumerable<Json> Members(FirewallIpSet set) => set.Entries.Select(entry => entry.ToJson(set.Digest));

    /// <summary>Renames too: then the name is the new one and rename the one that is there.</summary>
    private static object? Create(Call call, FirewallConfig config)
    {
        var name = call.Get("name");
        if (call["rename"] is { } present)
        {
            ConfigDigest.Demand(Digest(config), call["digest"]);
            if (config.IpSets.GetValueOrDefault(present) is not { } set) throw PveError.Invalid("name", $"IPSet '{present}' does not exist");
            if (name != present && config.IpSets.ContainsKey(name)) throw PveError.Invalid("name", $"IPSet '{name}' already exists");
            config.IpSets.Remove(present);
            config.IpSets[name] = set with { Name = name, Comment = call["comment"] };
            return null;
        }
        if (!config.IpSets.TryAdd(name, new(name) { Comment = call["comment"] })) throw PveError.Invalid("name", $"IPSet '{name}' already exists");
        return null;
    }

    private static object? Delete(Call call, FirewallConfig config)
    {
        var set = Find(call, config);
        if (set.Entries.Count > 0 && !call.Flag("force")) throw PveError.Failed($"IPSet '{set.Name}' is not empty");
        config.IpSets.Remove(set.Name);
        return null;
    }

    private static object? AddMember(Call call, FirewallScope scope, FirewallConfig config)
    {
        var (set, cidr) = (Find(call, config), call.Get("cidr"));
        if (!FirewallFormats.IsIpOrCidr(cidr) && FirewallChecks.Unknown(call, scope, cidr) is { } error) throw PveError.Invalid("cidr", error);
        if (set.Entries.Exists(entry => entry.Cidr == cidr)) throw PveError.Invalid("cidr", $"address '{cidr}' already exists");
        set.Entries.Insert(0, new(cidr, call["comment"], call.Flag("nomatch")));
        return null;
    }

    private static object? UpdateMember(Call call, FirewallIpSet set)
    {
        ConfigDigest.Demand(set.Digest, call["digest"]);
        var entry = FindMember(call, set);
        set.Entries[set.Entries.IndexOf(entry)] = entry with { Comment = call["comment"], IsNoMatch = call.Flag("nomatch") };
        return null;
    }

    private static object? RemoveMember(Call call, FirewallIpSet set)
    {
        ConfigDigest.Demand(set.Digest, call["digest"]);
        set.Entries.RemoveAll(entry => entry.Cidr == call["cidr"]);
        return null;
    }
}
