namespace Hypervisor.PveSimulator;

internal static class RealmRoutes
{
    private const string Path = "/access/domains/{realm}";

    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["ldap"] = ["server1", "base_dn", "user_attr"], ["ad"] = ["server1", "domain"], ["openid"] = ["issuer-url", "client-id"], ["pam"] = [], ["pve"] = [],
    };

    public static void MapRealms(this RouteTable routes)
    {
        var allocate = Permissions.On("/access/realm", "Realm.Allocate");
        routes.Get("/access/domains", ParameterSet.None, Permissions.World, List);
        routes.Post("/access/domains", RealmParameters.Create, allocate, Create);
        routes.Get(Path, AccessParameters.Domain, Permissions.On("/access/realm", "Realm.Allocate", "Sys.Audit"), Get);
        routes.Put(Path, RealmParameters.Update, allocate, Update);
        routes.Delete(Path, RealmParameters.Realm, allocate, Delete);
        routes.Post(Path + "/sync", RealmParameters.Sync, Permissions.Both(Permissions.On("/access/realm/{realm}", "Realm.AllocateUser"), Permissions.On("/access/groups", "User.Modify")), Sync);
    }

    private static (string Realm, string Type, string Comment, string Plugin)[] BuiltIn =>
        [("pam", "pam", "Linux PAM standard authentication", "PVE::Auth::PAM"), ("pve", "pve", "Proxmox VE authentication server", "PVE::Auth::PVE")];

    private static IEnumerable<Json> List(Call call)
    {
        var realms = call.Cluster.Realms.Sections;
        return BuiltIn.Where(realm => !realms.ContainsKey(realm.Realm)).Select(realm => new Json { ["realm"] = realm.Realm, ["type"] = realm.Type, ["comment"] = realm.Comment })
            .Concat(realms.Select(realm => new Json { ["realm"] = realm.Key, ["type"] = realm.Value.Type }.With("comment", realm.Value.Options.GetValueOrDefault("comment")).With("tfa", realm.Value.Options.GetValueOrDefault("tfa"))
                .With("default", realm.Value.Options.GetValueOrDefault("default") == "1" ? 1 : null)));
    }

    private static ConfigSection Find(Call call, string prefix = "") => call.Cluster.Realms.Find(call.Get("realm")) ?? throw PveError.Failed($"{prefix}domain '{call["realm"]}' does not exist");

    private static Json Get(Call call)
    {
        var digest = call.Cluster.Realms.Digest;
        if (call.Cluster.Realms.Find(call.Get("realm")) is null && Array.Find(BuiltIn, realm => realm.Realm == call["realm"]) is { Realm: not null } known)
            return new Json { ["type"] = known.Type, ["comment"] = known.Comment, ["plugin"] = known.Plugin, ["digest"] = digest };
        var realm = Find(call);
        return realm.ToJson(RealmParameters.Create).With("type", realm.Type).With("digest", digest);
    }

    private static object? Create(Call call)
    {
        const string prefix = "add auth server failed: ";
        call.Cluster.DemandLock("file-domains_cfg", prefix);
        var type = call.Get("type");
        if (call.Cluster.Realms.Find(call.Get("realm")) is not null || Array.Exists(BuiltIn, realm => realm.Realm == call["realm"])) throw PveError.Failed($"{prefix}domain '{call["realm"]}' already exists");
        if (type is "pam" or "pve") throw PveError.Failed($"{prefix}unable to create builtin type '{type}'");
        // Perl asks for them in no order; a recording names the user attribute first.
        if (Needed[type].Reverse().FirstOrDefault(key => !call.Has(key)) is { } missing) throw PveError.Failed($"{prefix}missing value for required option '{missing}'");
        call.Cluster.Realms.Add(call.Get("realm"), type).Update(call);
        return null;
    }

    private static object? Update(Call call)
    {
        const string prefix = "update auth server failed: ";
        call.Cluster.DemandLock("file-domains_cfg", prefix);
        call.Cluster.Realms.DemandDigest(call, prefix);
        if (call.Cluster.Realms.Find(call.Get("realm")) is null && Array.Find(BuiltIn, realm => realm.Realm == call["realm"]) is { Realm: not null } known)
            call.Cluster.Realms.Add(known.Realm, known.Type).Options["comment"] = known.Comment;
        Find(call, prefix).Update(call);
        return null;
    }

    private static object? Delete(Call call)
    {
        const string prefix = "delete auth server failed: ";
        call.Cluster.DemandLock("file-domains_cfg", prefix);
        if (Array.Exists(BuiltIn, realm => realm.Realm == call["realm"])) throw PveError.Failed($"{prefix}unable to delete builtin realm '{call["realm"]}'");
        Find(call, prefix);
        call.Cluster.Realms.Sections.Remove(call.Get("realm"));
        return null;
    }

    private static string Sync(Call call)
    {
        var realm = Find(call);
        if (realm.Type is not ("ldap" or "ad")) throw PveError.Failed($"Cannot sync realm type '{realm.Type}'! Only LDAP/AD realms can be synced.");
        return call.Cluster.Tasks.Start(call, new TaskPlan("auth-realm-sync", call.Get("realm")) { Failure = $"could not connect to '{realm.Options.GetValueOrDefault("server1")}'" });
    }
}
