using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Rules came with PVE 9.</summary>
internal static class HaRuleRoutes
{
    private static readonly string[] Control = ["rule", "type", "delete", "digest"];

    public static void Map(RouteTable routes, Permission audit, Permission console)
    {
        Permission read = call => OfVersion9(call, audit), write = call => OfVersion9(call, console);
        routes.Get("/cluster/ha/rules", HighAvailabilityParameters.Rules, read, List);
        routes.Get("/cluster/ha/rules/{rule}", HighAvailabilityParameters.Rule, read, call => ToJson(call.Cluster, Find(call)));
        routes.Post("/cluster/ha/rules", HighAvailabilityParameters.AnyRule, write, Create);
        routes.Put("/cluster/ha/rules/{rule}", HighAvailabilityParameters.AnyRule, write, Update);
        routes.Delete("/cluster/ha/rules/{rule}", HighAvailabilityParameters.Rule, write, Delete);
    }

    private static void OfVersion9(Call call, Permission permission)
    {
        if (call.Cluster.IsVersion8) throw new PveError(501, $"Method '{call.Method} {call.Path}' not implemented");
        permission(call);
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.HighAvailability.Rules
        .Where(rule => (call["type"] is not { } type || type == rule.Type) && (call["resource"] is not { } resource || rule.Resources.Contains(resource)))
        .Select(rule => ToJson(call.Cluster, rule));

    private static Json ToJson(SimulatedCluster cluster, HaRule rule)
    {
        var json = new Json { ["rule"] = rule.Id, ["type"] = rule.Type, ["digest"] = Digest(cluster), ["order"] = cluster.HighAvailability.Rules.IndexOf(rule) + 1 };
        foreach (var (option, value) in rule.Options) json[option] = option is "strict" or "disable" ? long.Parse(value, CultureInfo.InvariantCulture) : value;
        return json;
    }

    private static string Digest(SimulatedCluster cluster) => ConfigDigest.Of(string.Concat(cluster.HighAvailability.Rules.Select(rule => rule.Text)));

    private static HaRule Find(Call call) => call.Cluster.HighAvailability.Rules.Find(rule => rule.Id == call["rule"]) ?? throw PveError.Failed($"no such ha rule '{call["rule"]}'");

    private static object? Create(Call call)
    {
        HighAvailabilityParameters.RuleOf(call["type"], isNew: true).Verify(call.Arguments);
        call.Cluster.DemandLock("domain-ha", "create ha rule failed: ");
        if (call.Cluster.HighAvailability.Rules.Exists(rule => rule.Id == call["rule"])) throw PveError.Failed($"create ha rule failed: HA rule '{call["rule"]}' already defined");
        var rule = new HaRule(call.Get("rule"), call.Get("type"), Options(call).ToDictionary());
        Check(call, rule, "create");
        call.Cluster.HighAvailability.Rules.Add(rule);
        return null;
    }

    private static object? Update(Call call)
    {
        HighAvailabilityParameters.RuleOf(call["type"], isNew: false).Verify(call.Arguments);
        call.Cluster.DemandLock("domain-ha", "update ha rule failed: ");
        var rule = Find(call);
        if (call["type"] != rule.Type) throw PveError.Failed($"update ha rule failed: rule '{rule.Id}' is of type '{rule.Type}'");
        Demand(call);
        var options = rule.Options.Where(option => !HaRule.Split(call["delete"]).Contains(option.Key)).ToDictionary();
        foreach (var (option, value) in Options(call)) options[option] = value;
        var changed = rule with { Options = options };
        Check(call, changed, "update");
        var rules = call.Cluster.HighAvailability.Rules;
        rules[rules.IndexOf(rule)] = changed;
        return null;
    }

    private static object? Delete(Call call)
    {
        call.Cluster.DemandLock("domain-ha", "delete ha rule failed: ");
        call.Cluster.HighAvailability.Rules.Remove(Find(call));
        return null;
    }

    private static IEnumerable<KeyValuePair<string, string>> Options(Call call) => call.Arguments.Where(argument => !Control.Contains(argument.Key))
        .Select(argument => argument.Key is "resources" or "nodes" ? KeyValuePair.Create(argument.Key, string.Join(',', HaRule.Split(argument.Value))) : argument);

    private static void Demand(Call call)
    {
        try
        {
            ConfigDigest.Demand(Digest(call.Cluster), call["digest"]);
        }
        catch (PveError error)
        {
            throw PveError.Failed($"update ha rule failed: {error.Message}");
        }
    }

    private static void Check(Call call, HaRule rule, string doing)
    {
        var unmanaged = rule.Resources.Where(resource => call.Cluster.HighAvailability.Find(resource) is null).ToList();
        if (unmanaged.Count > 0) throw PveError.Failed($"{doing} ha rule failed: cannot use unmanaged resource(s) {string.Join(", ", unmanaged)}.");
        var unknown = HaRule.Split(rule.Options.GetValueOrDefault("nodes")).Select(node => node.Split(':')[0]).Where(node => call.Cluster.Nodes.Find(node) is null).ToList();
        if (unknown.Count > 0) throw PveError.Failed($"{doing} ha rule failed: cannot use non-existent node(s) {string.Join(", ", unknown)}.");
    }
}
