using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Options and log of a firewall.</summary>
internal static class FirewallOptionRoutes
{
    private static readonly string[] Control = ["delete", "digest", "node", "vmid", "vnet"];

    public static void MapOptions(this RouteTable routes, FirewallScope scope)
    {
        var options = FirewallParameters.OptionsOf(scope);
        routes.Get(scope.Path + "/options", new(scope.InPath), scope.Audit, call => Get(scope.Config(call), options));
        routes.Put(scope.Path + "/options", options, scope.Modify, call => Update(call, scope.Locked(call)));
    }

    public static void MapLog(this RouteTable routes, FirewallScope scope, Permission permission) =>
        routes.Get(scope.Path + "/log", new([.. FirewallParameters.Log, .. scope.InPath]), permission, call => Log(call, scope.Config(call).Log));

    private static Json Get(FirewallConfig config, ParameterSet parameters)
    {
        var json = new Json { ["digest"] = config.OptionsDigest };
        foreach (var (name, value) in config.Options) json[name] = parameters.Find(name)?.Kind is ParameterKind.Flag or ParameterKind.Integer ? long.Parse(value, CultureInfo.InvariantCulture) : value;
        return json;
    }

    private static object? Update(Call call, FirewallConfig config)
    {
        ConfigDigest.Demand(config.OptionsDigest, call["digest"]);
        foreach (var name in (call["delete"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)) config.Options.Remove(name);
        foreach (var (name, value) in call.Arguments.Where(argument => !Control.Contains(argument.Key))) config.Options[name] = value;
        return null;
    }

    private static IEnumerable<Json> Log(Call call, List<string> log)
    {
        IReadOnlyList<string> lines = log.Count > 0 ? log : ["unable to open file - No such file or directory"];
        var start = call.Int("start", 0);
        call.Beside["total"] = lines.Count;
        return lines.Select((text, index) => new Json { ["n"] = index + 1, ["t"] = text }).Skip(start).Take(call.Int("limit", 50) is > 0 and var limit ? limit : int.MaxValue);
    }
}
