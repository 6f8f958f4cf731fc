namespace Hypervisor.PveSimulator;

/// <summary>Names for hardware and directories of the nodes.</summary>
internal static class MappingRoutes
{
    public static void MapMappings(this RouteTable routes)
    {
        routes.Get("/cluster/mapping", ParameterSet.None, Permissions.All, _ => Index.Of("name", "dir", "pci", "usb"));
        Map(routes, "pci", MappingParameters.CreatePci, MappingParameters.UpdatePci);
        Map(routes, "usb", MappingParameters.CreateUsb, MappingParameters.UpdateUsb);
        Map(routes, "dir", MappingParameters.CreateDirectory, MappingParameters.UpdateDirectory);
    }

    private static void Map(RouteTable routes, string type, ParameterSet create, ParameterSet update)
    {
        var path = $"/cluster/mapping/{type}";
        var all = Permissions.On($"/mapping/{type}", "Mapping.Modify");
        routes.Get(path, MappingParameters.List, Permissions.All, call => List(call, type, create));
        routes.Post(path, create, all, call => Create(call, type));
        routes.Get(path + "/{id}", MappingParameters.Mapping, Permissions.Either([.. new[] { "Mapping.Use", "Mapping.Modify", "Mapping.Audit" }.Select(privilege => Permissions.On($"/mapping/{type}/{{id}}", privilege))]), call => Get(call, type, create));
        routes.Put(path + "/{id}", update, Permissions.On($"/mapping/{type}/{{id}}", "Mapping.Modify"), call => Update(call, type));
        routes.Delete(path + "/{id}", MappingParameters.Mapping, all, call => Delete(call, type));
    }

    private static SectionConfig File(Call call, string type) => call.Cluster.Mappings[type];

    private static ConfigSection Find(Call call, string type) => File(call, type).Find(call.Get("id")) ?? throw PveError.Failed($"mapping '{call["id"]}' not found");

    private static IEnumerable<Json> List(Call call, string type, ParameterSet types)
    {
        foreach (var (id, section) in File(call, type).Sections)
        {
            if (!call.May($"/mapping/{type}/{id}", "Mapping.Use", "Mapping.Modify", "Mapping.Audit")) continue;
            var entry = ToJson(id, section, types).With("type", type).With("digest", File(call, type).Digest);
            if (call["check-node"] is { } node) entry["checks"] = Checks(call, type, node, section);
            yield return entry;
        }
    }

    private static Json ToJson(string id, ConfigSection section, ParameterSet types) => section.ToJson(types).With("id", id);

    private static IEnumerable<Json> Checks(Call call, string type, string node, ConfigSection section)
    {
        var mine = section.Options.GetValueOrDefault("map", "").Split('\0').Select(map => map.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1])).Where(map => map.GetValueOrDefault("node") == node).ToList();
        if (mine.Count == 0)
        {
            yield return new Json { ["severity"] = "warning", ["message"] = $"No mapping for node {node}." };
            yield break;
        }
        if (type != "pci") yield break;
        foreach (var path in mine.Select(map => map.GetValueOrDefault("path", "")).Where(path => !NodeHardwareRoutes.IsPresent(path)))
            yield return new Json { ["severity"] = "error", ["message"] = $"Invalid configuration: pci device '{path}' not found\n" };
    }

    private static Json Get(Call call, string type, ParameterSet types)
    {
        var entry = Find(call, type).ToJson(types);
        entry["id"] = call["id"];
        entry["digest"] = File(call, type).Digest;
        return entry;
    }

    private static object? Create(Call call, string type)
    {
        call.Cluster.DemandLock($"file-mapping_{type}_cfg");
        if (File(call, type).Find(call.Get("id")) is not null) throw PveError.Failed($"{type} ID '{call["id"]}' already defined");
        File(call, type).Add(call.Get("id"), type).Update(call);
        return null;
    }

    private static object? Update(Call call, string type)
    {
        call.Cluster.DemandLock($"file-mapping_{type}_cfg");
        File(call, type).DemandDigest(call);
        Find(call, type).Update(call);
        return null;
    }

    private static object? Delete(Call call, string type)
    {
        call.Cluster.DemandLock($"file-mapping_{type}_cfg");
        File(call, type).Sections.Remove(call.Get("id"));
        return null;
    }
}
