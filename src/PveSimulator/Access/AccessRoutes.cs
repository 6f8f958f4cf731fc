namespace Hypervisor.PveSimulator;

internal static class AccessRoutes
{
    private static readonly string[] Subdirectories = ["users", "groups", "roles", "acl", "domains", "openid", "tfa", "ticket", "password"];

    public static void MapAccess(this RouteTable routes)
    {
        routes.Get("/", ParameterSet.None, Permissions.All, _ => Index.Of("subdir", "version", "cluster", "nodes", "storage", "access", "pools"));
        routes.Get("/version", ParameterSet.None, Permissions.All, _ => Version());
        routes.Get("/access", ParameterSet.None, Permissions.All, _ => Index.Of("subdir", Subdirectories));
        routes.Get("/access/ticket", ParameterSet.None, Permissions.World, _ => null);
        routes.Add(new("POST", "/access/ticket", AccessParameters.CreateTicket, Permissions.World, Logins.CreateTicket) { RefusesTokens = true });
        routes.Post("/access/vncticket", AccessParameters.VncTicket, Permissions.All, _ => throw new PveError(401, "authentication failure"));
        routes.Get("/access/permissions", AccessParameters.Permissions, Permissions.All, OwnPermissions);
        routes.Get("/access/tfa", ParameterSet.None, Permissions.All, _ => Array.Empty<Json>());
        routes.Get("/access/roles", ParameterSet.None, Permissions.All, ListRoles);
        routes.Get("/access/roles/{roleid}", AccessParameters.Role, Permissions.All, GetRole);
        routes.Get("/access/acl", ParameterSet.None, Permissions.All, ListAcl);
        routes.Get("/access/groups", ParameterSet.None, Permissions.All, ListGroups);
        routes.Get("/access/groups/{groupid}", AccessParameters.Group, Permissions.On("/access/groups", "Sys.Audit", "Group.Allocate"), GetGroup);
        routes.MapUsers();
        routes.MapRealms();
        routes.MapAcl();
        routes.MapTokens();
    }

    public static Json Version() => new() { ["version"] = "9.2.11", ["release"] = "9.2", ["repoid"] = "14a22df35955d97d" };

    private static Json OwnPermissions(Call call)
    {
        var access = call.Cluster.Access;
        var subject = call.Caller;
        if (call["userid"] is { } other && other != subject.AuthId)
        {
            if (!call.May("/access", "Sys.Audit")) throw PveError.Denied("/access, Sys.Audit");
            subject = other.Split('!') is [var user, var token] ? new Caller(user, token) : new Caller(other);
        }
        var permissions = new Json();
        foreach (var path in call["path"] is { } one ? [one] : access.PathsOf(subject))
        {
            var privileges = access.Of(subject, path);
            if (privileges.Count > 0) permissions[path] = privileges.ToDictionary(privilege => privilege, _ => (object?)1);
        }
        return permissions;
    }

    private static IEnumerable<Json> ListRoles(Call call) => call.Cluster.Access.Roles.Select(role => new Json { ["roleid"] = role.Key, ["privs"] = string.Join(',', role.Value) }
        .With("special", Roles.IsBuiltIn(role.Key) ? 1 : 0));

    private static Dictionary<string, object?> GetRole(Call call) =>
        (call.Cluster.Access.Roles.GetValueOrDefault(call.Get("roleid")) ?? throw PveError.Failed($"role '{call["roleid"]}' does not exist")).ToDictionary(privilege => privilege, _ => (object?)1);

    private static IEnumerable<Json> ListAcl(Call call) => call.Cluster.Access.Acl
        .Where(_ => call.May("/access", "Sys.Audit", "Permissions.Modify"))
        .Select(entry => new Json { ["path"] = entry.Path, ["type"] = entry.Type, ["ugid"] = entry.Ugid, ["roleid"] = entry.Role, ["propagate"] = entry.Propagates });

    private static IEnumerable<Json> ListGroups(Call call) => call.Cluster.Access.Groups
        .Where(_ => call.May("/access/groups", "User.Modify", "Sys.Audit", "Group.Allocate"))
        .Select(group => new Json { ["groupid"] = group.Key, ["users"] = string.Join(',', Members(call, group.Key)) }.With("comment", group.Value));

    private static Json GetGroup(Call call) => call.Cluster.Access.Groups.TryGetValue(call.Get("groupid"), out var comment)
        ? new Json { ["members"] = Members(call, call.Get("groupid")) }.With("comment", comment)
        : throw PveError.Failed($"group '{call["groupid"]}' does not exist");

    private static IEnumerable<string> Members(Call call, string group) => call.Cluster.Access.Users.Values.Where(user => user.Groups.Contains(group)).Select(user => user.Id);
}
