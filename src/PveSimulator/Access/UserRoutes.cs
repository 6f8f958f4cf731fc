namespace Hypervisor.PveSimulator;

internal static class UserRoutes
{
    private static readonly string[] Details = ["comment", "email", "firstname", "lastname", "keys"];

    public static void MapUsers(this RouteTable routes)
    {
        routes.Get("/access/users", AccessParameters.Users, Permissions.All, List);
        routes.Get("/access/users/{userid}", AccessParameters.User, Permissions.On("/access/groups", "User.Modify", "Sys.Audit"), Get);
        routes.Post("/access/users", AccessParameters.CreateUser, MayAllocate, Create);
        routes.Put("/access/users/{userid}", AccessParameters.UpdateUser, Permissions.On("/access/groups", "User.Modify"), Update);
        routes.Delete("/access/users/{userid}", AccessParameters.DeleteUser, Permissions.On("/access/groups", "User.Modify"), Delete);
        routes.Add(new("PUT", "/access/password", AccessParameters.ChangePassword, Permissions.Either(Permissions.Self, Permissions.On("/access/groups", "User.Modify")), ChangePassword) { RefusesTokens = true });
    }

    private static void MayAllocate(Call call)
    {
        var user = call["userid"] ?? "";
        if (!user.Contains('@')) return;
        call.Demand($"/access/realm/{user[(user.IndexOf('@') + 1)..]}", "Realm.AllocateUser");
        call.Demand("/access/groups", "User.Modify");
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Access.Users.Values
        .Where(user => user.Id == call.Caller.UserId || call.May("/access/groups", "User.Modify", "Sys.Audit"))
        .Select(user => ToListEntry(user, call.Flag("full")));

    private static Json ToListEntry(User user, bool isFull)
    {
        var entry = new Json { ["userid"] = user.Id, ["enable"] = user.IsEnabled, ["expire"] = user.Expire }.With("realm-type", user.Realm is "pam" or "pve" ? user.Realm : null);
        foreach (var (key, value) in user.Details) entry[key] = value;
        if (!isFull) return entry;
        entry["groups"] = string.Join(',', user.Groups);
        entry["tokens"] = user.Tokens.Count == 0 ? null : user.Tokens.Values.Select(token => token.ToJson().With("tokenid", token.Id));
        return entry;
    }

    private static Json Get(Call call)
    {
        var user = call.Cluster.Access.Find(call.Get("userid"));
        var answer = new Json { ["enable"] = user.IsEnabled, ["expire"] = user.Expire, ["groups"] = user.Groups };
        answer["tokens"] = user.Tokens.Count == 0 ? null : user.Tokens.ToDictionary(token => token.Key, token => (object?)token.Value.ToJson());
        foreach (var (key, value) in user.Details) answer[key] = value;
        return answer;
    }

    private static object? Create(Call call)
    {
        var id = call.Get("userid");
        if (!id.Contains('@')) throw PveError.Failed($"value '{id}' does not look like a valid user name");
        call.Cluster.DemandLock("file-user_cfg", "create user failed: ");
        if (call.Cluster.Access.Users.ContainsKey(id)) throw PveError.Failed($"create user failed: user '{id}' already exists");
        var user = call.Cluster.Access.Users[id] = new User(id, call["password"] ?? call.Cluster.Secret($"no password {id}"));
        Apply(call, user);
        return null;
    }

    private static object? Update(Call call)
    {
        var user = call.Cluster.Access.Find(call.Get("userid"));
        call.Cluster.DemandLock("file-user_cfg", "update user failed: ");
        Apply(call, user);
        return null;
    }

    private static void Apply(Call call, User user)
    {
        user.IsEnabled = call.Flag("enable", user.IsEnabled);
        user.Expire = call.Long("expire", user.Expire);
        foreach (var key in Details)
        {
            if (call[key] is { } value) user.Details[key] = value;
        }
        if (call["groups"] is not { } groups) return;
        if (!call.Flag("append")) user.Groups.Clear();
        user.Groups.UnionWith(groups.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries));
    }

    private static object? Delete(Call call)
    {
        var user = call.Cluster.Access.Find(call.Get("userid"));
        call.Cluster.DemandLock("file-user_cfg", "delete user failed: ");
        call.Cluster.Access.Users.Remove(user.Id);
        call.Cluster.Access.Acl.RemoveAll(entry => entry.Ugid == user.Id || entry.Ugid.StartsWith($"{user.Id}!", StringComparison.Ordinal));
        return null;
    }

    private static object? ChangePassword(Call call)
    {
        call.Cluster.Access.Find(call.Get("userid")).Password = call.Get("password");
        return null;
    }
}
