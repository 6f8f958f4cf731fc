namespace Hypervisor.PveSimulator;

/// <summary>Users, tokens, groups, roles and the access list of one cluster.</summary>
internal sealed class AccessState
{
    public const string Root = "root@pam";

    private readonly SimulatedCluster _cluster;

    public AccessState(SimulatedCluster cluster, string rootPassword)
    {
        _cluster = cluster;
        Users[Root] = new User(Root, rootPassword);
    }

    public SortedDictionary<string, User> Users { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, SortedSet<string>> Roles { get; } = PveSimulator.Roles.Create();
    public SortedDictionary<string, string?> Groups { get; } = new(StringComparer.Ordinal);
    public List<AclEntry> Acl { get; } = [];

    public User Find(string id) => Users.GetValueOrDefault(id) ?? throw PveError.Failed($"no such user ('{id}')");

    public ApiToken FindToken(string user, string id) =>
        Users.GetValueOrDefault(user)?.Tokens.GetValueOrDefault(id) ?? throw PveError.Failed($"no such token '{id}' for user '{user}'");

    public bool Has(Caller caller, string path, params string[] anyOf) => Array.Exists(anyOf, Of(caller, path).Contains);

    /// <summary>The privileges of a caller on one object.</summary>
    public IReadOnlySet<string> Of(Caller caller, string path)
    {
        if (caller.UserId == Root && caller.TokenId is null) return PveSimulator.Roles.AllPrivileges;
        if (caller.TokenId is null) return OfUser(caller.UserId, path);
        var token = Users.GetValueOrDefault(caller.UserId)?.Tokens.GetValueOrDefault(caller.TokenId);
        if (token is { HasOwnPrivileges: false }) return Of(new Caller(caller.UserId), path);
        // A token of its own privileges has at most those of its user.
        var own = Granted(path, entry => entry.Type == "token" && entry.Ugid == caller.AuthId);
        own.IntersectWith(Of(new Caller(caller.UserId), path));
        return own;
    }

    /// <summary>Every object that the caller's entries name, for the overview of permissions.</summary>
    public IEnumerable<string> PathsOf(Caller caller)
    {
        string[] usual = ["/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms"];
        return usual.Concat(Acl.Select(entry => entry.Path))
            .Concat(_cluster.Pools.All.Where(pool => Of(caller, $"/pool/{pool.Id}").Count > 0).SelectMany(pool => pool.Guests.Select(vmid => $"/vms/{vmid}").Append($"/pool/{pool.Id}")))
            .Distinct();
    }

    private SortedSet<string> OfUser(string user, string path)
    {
        var groups = Users.GetValueOrDefault(user)?.Groups;
        // An entry for the user itself hides those of its groups on the same object.
        var own = Nearest(path, entry => entry.Type == "user" && entry.Ugid == user);
        var privileges = own ?? Nearest(path, entry => entry.Type == "group" && groups is not null && groups.Contains(entry.Ugid)) ?? new(StringComparer.Ordinal);
        foreach (var pool in PoolsOf(path)) privileges.UnionWith(Nearest($"/pool/{pool}", entry => entry.Type == "user" && entry.Ugid == user || entry.Type == "group" && groups is not null && groups.Contains(entry.Ugid)) ?? []);
        return privileges;
    }

    private SortedSet<string> Granted(string path, Func<AclEntry, bool> isMine)
    {
        var privileges = Nearest(path, isMine) ?? new(StringComparer.Ordinal);
        foreach (var pool in PoolsOf(path)) privileges.UnionWith(Nearest($"/pool/{pool}", isMine) ?? []);
        return privileges;
    }

    private IEnumerable<string> PoolsOf(string path)
    {
        if (path.StartsWith("/vms/", StringComparison.Ordinal) && int.TryParse(path[5..], out var vmid)) return _cluster.Pools.Of(vmid) is { } pool ? [pool] : [];
        return path.StartsWith("/storage/", StringComparison.Ordinal) ? _cluster.Pools.All.Where(pool => pool.Storages.Contains(path[9..])).Select(pool => pool.Id) : [];
    }

    /// <summary>The roles of the deepest object on the way to the path that has entries; null when there is none.</summary>
    private SortedSet<string>? Nearest(string path, Func<AclEntry, bool> isMine)
    {
        for (var at = path; ; at = at.LastIndexOf('/') is > 0 and var cut ? at[..cut] : "/")
        {
            var here = at;
            var entries = Acl.Where(entry => entry.Path == here && (entry.Propagates || here == path) && isMine(entry)).ToList();
            if (entries.Count > 0) return new(entries.SelectMany(entry => Roles.GetValueOrDefault(entry.Role) ?? []), StringComparer.Ordinal);
            if (at == "/") return null;
        }
    }
}
