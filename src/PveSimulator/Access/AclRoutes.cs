namespace Hypervisor.PveSimulator;

internal static class AclRoutes
{
    private static readonly string[] Areas = ["access", "mapping", "nodes", "pool", "sdn", "storage", "vms"];

    public static void MapAcl(this RouteTable routes)
    {
        routes.Put("/access/acl", AccessParameters.UpdateAcl, call => call.Demand(call["path"] ?? "/", "Permissions.Modify"), Update);
        routes.Post("/access/groups", AccessParameters.CreateGroup, Permissions.On("/access/groups", "Group.Allocate"), CreateGroup);
        routes.Post("/access/roles", AccessParameters.CreateRole, Permissions.On("/access", "Sys.Modify"), CreateRole);
        routes.Delete("/access/roles/{roleid}", AccessParameters.DeleteRole, Permissions.On("/access", "Sys.Modify"), DeleteRole);
    }

    private static object? Update(Call call)
    {
        var access = call.Cluster.Access;
        var path = call.Get("path");
        const string None = "either 'users', 'groups' or 'tokens' is required.";
        if (!call.Has("users") && !call.Has("groups") && !call.Has("tokens")) throw PveError.Invalid(new Dictionary<string, string> { ["users"] = None, ["groups"] = None, ["tokens"] = None });
        if (path != "/" && !Areas.Contains(path.Split('/')[1])) throw PveError.Invalid("path", $"invalid ACL path '{path}'");
        call.Cluster.DemandLock("file-user_cfg", "ACL update failed: ");
        var roles = Names(call, "roles");
        if (roles.FirstOrDefault(role => !access.Roles.ContainsKey(role)) is { } unknown) throw PveError.Failed($"ACL update failed: role '{unknown}' does not exist");
        if (Names(call, "users").FirstOrDefault(user => !access.Users.ContainsKey(user)) is { } stranger) throw PveError.Failed($"ACL update failed: user '{stranger}' does not exist");
        if (Names(call, "groups").FirstOrDefault(group => !access.Groups.ContainsKey(group)) is { } nobody) throw PveError.Failed($"ACL update failed: group '{nobody}' does not exist");
        foreach (var (key, type) in new[] { ("users", "user"), ("groups", "group"), ("tokens", "token") })
        {
            foreach (var (name, role) in Names(call, key).SelectMany(name => roles.Select(role => (name, role))))
            {
                access.Acl.RemoveAll(entry => entry.Path == path && entry.Type == type && entry.Ugid == name && entry.Role == role);
                if (!call.Flag("delete")) access.Acl.Add(new AclEntry(path, type, name, role, call.Flag("propagate", true)));
            }
        }
        return null;
    }

    private static object? CreateGroup(Call call)
    {
        var id = call.Get("groupid");
        call.Cluster.DemandLock("file-user_cfg", "create group failed: ");
        if (!call.Cluster.Access.Groups.TryAdd(id, call["comment"])) throw PveError.Failed($"create group failed: group '{id}' already exists");
        return null;
    }

    private static object? CreateRole(Call call)
    {
        var id = call.Get("roleid");
        var privileges = Roles.Split(call["privs"] ?? "");
        if (privileges.FirstOrDefault(privilege => !Roles.AllPrivileges.Contains(privilege)) is { } unknown) throw PveError.Invalid("privs", $"invalid format - invalid privilege '{unknown}'\n");
        call.Cluster.DemandLock("file-user_cfg", "create role failed: ");
        if (!call.Cluster.Access.Roles.TryAdd(id, privileges)) throw PveError.Failed($"create role failed: role '{id}' already exists");
        return null;
    }

    private static object? DeleteRole(Call call)
    {
        var id = call.Get("roleid");
        if (Roles.IsBuiltIn(id)) throw PveError.Failed($"auto-generated role '{id}' cannot be deleted");
        call.Cluster.DemandLock("file-user_cfg", "delete role failed: ");
        if (!call.Cluster.Access.Roles.Remove(id)) throw PveError.Failed($"delete role failed: role '{id}' does not exist");
        call.Cluster.Access.Acl.RemoveAll(entry => entry.Role == id);
        return null;
    }

    private static string[] Names(Call call, string argument) => (call[argument] ?? "").Split([',', ';', ' ', '\0'], StringSplitOptions.RemoveEmptyEntries);
}
