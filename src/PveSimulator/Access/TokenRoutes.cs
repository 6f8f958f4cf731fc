namespace Hypervisor.PveSimulator;

internal static class TokenRoutes
{
    private const string Path = "/access/users/{userid}/token/{tokenid}";

    public static void MapTokens(this RouteTable routes)
    {
        var ownOrUsers = Permissions.Either(Permissions.Self, Permissions.On("/access/groups", "User.Modify"));
        routes.Get("/access/users/{userid}/token", AccessParameters.Tokens, ownOrUsers, List);
        routes.Get(Path, AccessParameters.Token, ownOrUsers, call => Find(call).ToJson());
        routes.Post(Path, AccessParameters.CreateToken, ownOrUsers, Create);
        routes.Put(Path, AccessParameters.UpdateToken, ownOrUsers, Update);
        routes.Delete(Path, AccessParameters.DeleteToken, ownOrUsers, Delete);
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Access.Find(call.Get("userid")).Tokens.Values.Select(token => token.ToJson().With("tokenid", token.Id));

    private static ApiToken Find(Call call) => call.Cluster.Access.FindToken(call.Get("userid"), call.Get("tokenid"));

    private static Json Create(Call call)
    {
        var user = call.Cluster.Access.Find(call.Get("userid"));
        var id = call.Get("tokenid");
        call.Cluster.DemandLock("file-user_cfg", "generating token failed: ");
        if (user.Tokens.ContainsKey(id)) throw PveError.Invalid("tokenid", "Token already exists.");
        var token = user.Tokens[id] = new ApiToken(id, Guid.Parse(call.Cluster.Secret($"token {user.Id}!{id} {call.Now.Ticks}")[..32]).ToString());
        Apply(call, token);
        var info = new Json { ["privsep"] = token.HasOwnPrivileges ? "1" : "0" }.With("expire", call["expire"]).With("comment", token.Comment);
        return new Json { ["full-tokenid"] = $"{user.Id}!{id}", ["info"] = info, ["value"] = token.Secret };
    }

    private static Json Update(Call call)
    {
        var token = Find(call);
        call.Cluster.DemandLock("file-user_cfg", "updating token info failed: ");
        Apply(call, token);
        return token.ToJson();
    }

    private static void Apply(Call call, ApiToken token)
    {
        token.HasOwnPrivileges = call.Flag("privsep", token.HasOwnPrivileges);
        token.Expire = call.Long("expire", token.Expire);
        token.Comment = call["comment"] ?? token.Comment;
    }

    private static object? Delete(Call call)
    {
        var token = Find(call);
        call.Cluster.DemandLock("file-user_cfg", "deleting token failed: ");
        call.Cluster.Access.Users[call.Get("userid")].Tokens.Remove(token.Id);
        call.Cluster.Access.Acl.RemoveAll(entry => entry.Ugid == $"{call.Get("userid")}!{token.Id}");
        return null;
    }
}
