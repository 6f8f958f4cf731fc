using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>Gives out tickets.</summary>
internal static class Logins
{
    private static readonly (string Area, string Path, Func<string, bool> Belongs)[] Capabilities =
    [
        ("vms", "/vms", privilege => privilege.StartsWith("VM.", StringComparison.Ordinal) || privilege == "Permissions.Modify"),
        ("nodes", "/nodes", privilege => privilege.StartsWith("Sys.", StringComparison.Ordinal) || privilege == "Permissions.Modify"),
        ("dc", "/", privilege => privilege is "Sys.Audit" or "Sys.Modify" or "SDN.Allocate" or "SDN.Audit" or "SDN.Use"),
        ("storage", "/storage", privilege => privilege.StartsWith("Datastore.", StringComparison.Ordinal) || privilege == "Permissions.Modify"),
        ("access", "/access", privilege => privilege is "User.Modify" or "Group.Allocate" or "Permissions.Modify"),
        ("sdn", "/sdn", privilege => privilege.StartsWith("SDN.", StringComparison.Ordinal) || privilege == "Permissions.Modify"),
        ("mapping", "/mapping", privilege => privilege.StartsWith("Mapping.", StringComparison.Ordinal) || privilege == "Permissions.Modify"),
    ];

    public static Json CreateTicket(Call call)
    {
        var user = call.Get("username");
        if (call["realm"] is { } realm && !user.EndsWith($"@{realm}", StringComparison.Ordinal)) user = $"{user}@{realm}";
        var now = call.Now;
        var password = call.Get("password");
        var account = call.Cluster.Access.Users.GetValueOrDefault(user);
        if (account is null || !account.IsActive(now) || !IsGood(call, account, password)) throw new PveError(401, "authentication failure");
        var answer = new Json { ["username"] = user, ["cap"] = CapabilitiesOf(call, user) }.With("clustername", call.Cluster.IsStandalone ? null : call.Cluster.Name);
        if (call.Has("path") || call.Has("privs")) return Verified(call, user, answer);
        answer["ticket"] = call.Cluster.Tickets.Create(user, now);
        answer["CSRFPreventionToken"] = call.Cluster.Tickets.CreateCsrf(user, now);
        return answer;
    }

    /// <summary>With a path and privileges the call only says whether the user has them.</summary>
    private static Json Verified(Call call, string user, Json answer)
    {
        var wanted = Roles.Split(call["privs"] ?? "");
        if (!wanted.IsSubsetOf(call.Cluster.Access.Of(new Caller(user), call["path"] ?? "/"))) throw new PveError(401, "authentication failure");
        return answer;
    }

    private static bool IsGood(Call call, User account, string password) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(account.Password), Encoding.UTF8.GetBytes(password))
        || call.Cluster.Tickets.Check(password, call.Now) == account.Id;

    private static Json CapabilitiesOf(Call call, string user)
    {
        var capabilities = new Json();
        foreach (var (area, path, belongs) in Capabilities)
            capabilities[area] = call.Cluster.Access.Of(new Caller(user), path).Where(belongs).ToDictionary(privilege => privilege, _ => (object?)1);
        return capabilities;
    }
}
