namespace Hypervisor.PveSimulator;

internal static class MetricRoutes
{
    private const string Path = "/cluster/metrics/server/{id}";

    public static void MapMetrics(this RouteTable routes)
    {
        var audit = Permissions.On("/", "Sys.Audit");
        var modify = Permissions.On("/", "Sys.Modify");
        routes.Get("/cluster/metrics", ParameterSet.None, Permissions.All, _ => Index.Of("name", "server", "export"));
        routes.Get("/cluster/metrics/export", DatacenterParameters.ExportMetrics, audit, Export);
        routes.Get("/cluster/metrics/server", ParameterSet.None, audit, call => call.Cluster.MetricServers.Sections.Select(server => new Json
        {
            ["id"] = server.Key, ["type"] = server.Value.Type, ["disable"] = server.Value.Options.GetValueOrDefault("disable", "0"), ["server"] = server.Value.Options.GetValueOrDefault("server"), ["port"] = Port(server.Value),
        }));
        routes.Get(Path, DatacenterParameters.MetricServer, audit, call => Find(call).ToJson(DatacenterParameters.CreateMetricServer).With("type", Find(call).Type));
        routes.Post(Path, DatacenterParameters.CreateMetricServer, modify, Create);
        routes.Put(Path, DatacenterParameters.UpdateMetricServer, modify, Update);
        routes.Delete(Path, DatacenterParameters.MetricServer, modify, call => { call.Cluster.MetricServers.Sections.Remove(call.Get("id")); return null; });
    }

    private static object? Port(ConfigSection server) => int.TryParse(server.Options.GetValueOrDefault("port"), out var port) ? port : null;

    private static ConfigSection Find(Call call) => call.Cluster.MetricServers.Find(call.Get("id")) ?? throw PveError.Failed($"status server entry '{call["id"]}' does not exist");

    private static object? Create(Call call)
    {
        call.Cluster.DemandLock("file-status_cfg");
        if (call.Cluster.MetricServers.Find(call.Get("id")) is not null) throw PveError.Failed($"Metric server '{call["id"]}' already exists");
        call.Cluster.MetricServers.Add(call.Get("id"), call.Get("type")).Update(call);
        return null;
    }

    private static object? Update(Call call)
    {
        call.Cluster.DemandLock("file-status_cfg");
        call.Cluster.MetricServers.DemandDigest(call);
        Find(call).Update(call);
        return null;
    }

    private static Json Export(Call call)
    {
        var now = call.Now.ToUnixTimeSeconds();
        var points = new List<Json>();
        foreach (var guest in call.Cluster.Guests.Items.Where(guest => guest.IsRunning))
        {
            var figures = guest.Figures;
            Json Point(string metric, object value) => new() { ["id"] = $"{guest.Type}/{guest.Vmid}", ["metric"] = metric, ["timestamp"] = now, ["type"] = metric is "net_in" or "net_out" ? "derive" : "gauge", ["value"] = value };
            points.AddRange([Point("cpu_current", figures.Cpu), Point("mem_used", figures.Memory), Point("net_in", figures.NetIn), Point("net_out", figures.NetOut)]);
        }
        return new Json { ["data"] = points };
    }
}
