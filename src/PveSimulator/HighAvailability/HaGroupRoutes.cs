using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Groups work in PVE 8; PVE 9 refuses them, because it made rules of them.</summary>
internal static class HaGroupRoutes
{
    private static readonly string[] Control = ["group", "type", "delete", "digest"];

    public static void Map(RouteTable routes, Permission audit, Permission console)
    {
        routes.Get("/cluster/ha/groups", ParameterSet.None, audit, call => Of(call, "index").Values.Select(group => ToJson(call.Cluster, group)));
        routes.Get("/cluster/ha/groups/{group}", HighAvailabilityParameters.Group, audit, call => ToJson(call.Cluster, Find(call, "read")));
        routes.Post("/cluster/ha/groups", HighAvailabilityParameters.CreateGroup, console, Create);
        routes.Put("/cluster/ha/groups/{group}", HighAvailabilityParameters.UpdateGroup, console, Update);
        routes.Delete("/cluster/ha/groups/{group}", HighAvailabilityParameters.Group, console, Delete);
    }

    private static SortedDictionary<string, HaGroup> Of(Call call, string doing) => call.Cluster.IsVersion8
        ? call.Cluster.HighAvailability.Groups
        : throw PveError.Failed($"cannot {doing} group{(doing == "index" ? "s" : "")}: ha groups have been migrated to rules");

    private static HaGroup Find(Call call, string doing) => Of(call, doing).GetValueOrDefault(call.Get("group")) ?? throw PveError.Failed($"no such ha group '{call["group"]}'");

    private static Json ToJson(SimulatedCluster cluster, HaGroup group)
    {
        var json = new Json { ["group"] = group.Id, ["type"] = "group", ["digest"] = Digest(cluster) };
        foreach (var (option, value) in group.Options) json[option] = option is "nofailback" or "restricted" ? long.Parse(value, CultureInfo.InvariantCulture) : value;
        return json;
    }

    private static string Digest(SimulatedCluster cluster) => ConfigDigest.Of(string.Concat(cluster.HighAvailability.Groups.Values.Select(group => group.Text)));

    private static object? Create(Call call)
    {
        var groups = Of(call, "create");
        call.Cluster.DemandLock("domain-ha", "create ha group failed: ");
        if (!groups.TryAdd(call.Get("group"), new(call.Get("group"), Options(call)))) throw PveError.Failed($"create ha group failed: ha group ID '{call["group"]}' already defined");
        return null;
    }

    private static object? Update(Call call)
    {
        var group = Find(call, "update");
        call.Cluster.DemandLock("domain-ha", "update ha group failed: ");
        ConfigDigest.Demand(Digest(call.Cluster), call["digest"]);
        var options = group.Options.Where(option => !HaRule.Split(call["delete"]).Contains(option.Key)).ToDictionary();
        foreach (var (option, value) in Options(call)) options[option] = value;
        call.Cluster.HighAvailability.Groups[group.Id] = group with { Options = options };
        return null;
    }

    private static object? Delete(Call call)
    {
        var group = Find(call, "delete");
        call.Cluster.DemandLock("domain-ha", "delete ha group failed: ");
        if (call.Cluster.HighAvailability.All.Any(resource => resource.Options.GetValueOrDefault("group") == group.Id)) throw PveError.Failed($"delete ha group failed: ha group '{group.Id}' is used");
        call.Cluster.HighAvailability.Groups.Remove(group.Id);
        return null;
    }

    private static Dictionary<string, string> Options(Call call) => call.Arguments.Where(argument => !Control.Contains(argument.Key)).ToDictionary();
}
