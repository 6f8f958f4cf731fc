namespace Hypervisor.PveSimulator;

internal static class AcmeRoutes
{
    private const string Path = "/cluster/acme";
    private const string Directory = "https://acme-v02.api.letsencrypt.org/directory";

    public static void MapAcme(this RouteTable routes)
    {
        var modify = Permissions.On("/", "Sys.Modify");
        routes.Get(Path, ParameterSet.None, Permissions.All, _ => Index.Of("name", "account", "tos", "directories", "plugins", "challenge-schema", "meta"));
        routes.Get(Path + "/directories", ParameterSet.None, Permissions.All, _ => new[]
        {
            new Json { ["name"] = "Let's Encrypt V2", ["url"] = Directory }, new Json { ["name"] = "Let's Encrypt V2 Staging", ["url"] = "https://acme-staging-v02.api.letsencrypt.org/directory" },
        });
        routes.Get(Path + "/tos", AcmeParameters.Terms, Permissions.All, _ => "https://letsencrypt.org/documents/LE-SA-v1.5-February-24-2025.pdf");
        routes.Get(Path + "/account", ParameterSet.None, Permissions.All, call => Index.Of("name", [.. call.Cluster.AcmeAccounts.Sections.Keys]));
        routes.Post(Path + "/account", AcmeParameters.CreateAccount, Permissions.Root, CreateAccount);
        routes.Get(Path + "/account/{name}", AcmeParameters.Account, Permissions.Root, GetAccount);
        routes.Put(Path + "/account/{name}", AcmeParameters.UpdateAccount, Permissions.Root, call => Change(call, "acmeupdate", () => FindAccount(call).Update(call)));
        routes.Delete(Path + "/account/{name}", AcmeParameters.Account, Permissions.Root, call => Change(call, "acmedeactivate", () => call.Cluster.AcmeAccounts.Sections.Remove(call.Get("name"))));
        routes.Get(Path + "/plugins", AcmeParameters.Plugins, modify, ListPlugins);
        routes.Post(Path + "/plugins", AcmeParameters.CreatePlugin, modify, CreatePlugin);
        routes.Get(Path + "/plugins/{id}", AcmeParameters.Plugin, modify, call => ToJson(call, call.Get("id"), FindPlugin(call)));
        routes.Put(Path + "/plugins/{id}", AcmeParameters.UpdatePlugin, modify, UpdatePlugin);
        routes.Delete(Path + "/plugins/{id}", AcmeParameters.Plugin, modify, call => { FindPlugin(call); call.Cluster.AcmePlugins.Sections.Remove(call.Get("id")); return null; });
    }

    private static ConfigSection FindAccount(Call call) => call.Cluster.AcmeAccounts.Find(call["name"] ?? "default") ?? throw PveError.Failed($"ACME account config file '{call["name"] ?? "default"}' does not exist.");

    private static string CreateAccount(Call call)
    {
        var name = call["name"] ?? "default";
        if (call.Cluster.AcmeAccounts.Find(name) is not null) throw PveError.Invalid("name", $"ACME account config file '{name}' already exists.");
        return call.Cluster.Tasks.Start(call, new TaskPlan("acmeregister", "") { Log = ["Registering ACME account.."], Finish = () => call.Cluster.AcmeAccounts.Add(name, "account").Update(call) });
    }

    private static string Change(Call call, string type, Action finish)
    {
        FindAccount(call);
        return call.Cluster.Tasks.Start(call, new TaskPlan(type, "") { Finish = finish });
    }

    private static Json GetAccount(Call call)
    {
        var account = FindAccount(call).Options;
        return new Json
        {
            ["directory"] = account.GetValueOrDefault("directory", Directory), ["location"] = "https://acme-v02.api.letsencrypt.org/acme/acct/1", ["tos"] = account.GetValueOrDefault("tos_url"),
            ["account"] = new Json { ["status"] = "valid", ["contact"] = account.GetValueOrDefault("contact", "").Split(',').Select(mail => $"mailto:{mail}") },
        };
    }

    private static ConfigSection FindPlugin(Call call) => call.Get("id") == "standalone" ? new ConfigSection("standalone")
        : call.Cluster.AcmePlugins.Find(call.Get("id")) ?? throw PveError.Failed($"ACME plugin '{call["id"]}' not defined");

    private static Json ToJson(Call call, string id, ConfigSection plugin) => plugin.ToJson(AcmeParameters.CreatePlugin).With("plugin", id).With("type", plugin.Type).With("digest", call.Cluster.AcmePlugins.Digest);

    private static IEnumerable<Json> ListPlugins(Call call) => call.Cluster.AcmePlugins.Sections.Prepend(new("standalone", new ConfigSection("standalone")))
        .Where(plugin => call["type"] is not { } type || plugin.Value.Type == type).Select(plugin => ToJson(call, plugin.Key, plugin.Value));

    private static object? CreatePlugin(Call call)
    {
        if (call["id"] == "standalone" || call.Cluster.AcmePlugins.Find(call.Get("id")) is not null) throw PveError.Failed($"ACME plugin ID '{call["id"]}' already exists");
        call.Cluster.AcmePlugins.Add(call.Get("id"), call.Get("type")).Update(call);
        return null;
    }

    private static object? UpdatePlugin(Call call)
    {
        call.Cluster.AcmePlugins.DemandDigest(call);
        FindPlugin(call).Update(call);
        return null;
    }
}
