namespace Hypervisor.PveSimulator;

internal static class DatacenterOptionsRoutes
{
    public static void MapDatacenterOptions(this RouteTable routes)
    {
        routes.Get("/cluster/options", ParameterSet.None, Permissions.All, Get);
        routes.Put("/cluster/options", ClusterParameters.UpdateOptions, Permissions.On("/", "Sys.Modify"), Update);
    }

    private static Json Get(Call call)
    {
        var options = call.Cluster.DatacenterOptions;
        var answer = new Json { ["allowed-tags"] = call.Cluster.Guests.Items.Where(guest => call.May($"/vms/{guest.Vmid}", "VM.Audit")).SelectMany(guest => (guest.Config["tags"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal) };
        var isAudited = call.May("/", "Sys.Audit");
        foreach (var (key, value) in options)
        {
            if (!isAudited && key is not ("console" or "tag-style" or "user-tag-access")) continue;
            var parameter = ClusterParameters.UpdateOptions.Find(key);
            answer[key] = parameter?.Properties is { } properties ? Unfold(key, properties, value)
                : parameter?.Kind is ParameterKind.Integer or ParameterKind.Flag ? long.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value;
        }
        return answer;
    }

    private static Dictionary<string, object?> Unfold(string key, ParameterSet properties, string value) =>
        PropertyString.Parse(key, properties, value).Entries.ToDictionary(entry => entry.Key, entry => (object?)entry.Value);

    private static object? Update(Call call)
    {
        call.Cluster.DemandLock("file-datacenter_cfg");
        var options = call.Cluster.DatacenterOptions;
        foreach (var key in (call["delete"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)) options.Remove(key);
        foreach (var (key, value) in call.Arguments.Where(argument => argument.Key != "delete")) options[key] = value;
        return null;
    }
}
