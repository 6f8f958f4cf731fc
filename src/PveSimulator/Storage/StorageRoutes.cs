namespace Hypervisor.PveSimulator;

internal static class StorageRoutes
{
    public static void MapStorage(this RouteTable routes)
    {
        routes.Get("/storage", StorageParameters.List, Permissions.All, List);
        routes.Get("/storage/{storage}", StorageParameters.Get, Permissions.On("/storage/{storage}", "Datastore.Allocate"), call => ToJson(call, call.Cluster.Storages.Find(call.Get("storage"))));
        routes.Post("/storage", StorageParameters.Create, Permissions.On("/storage", "Datastore.Allocate"), Create);
        routes.Put("/storage/{storage}", StorageParameters.Update, Permissions.On("/storage", "Datastore.Allocate"), Update);
        routes.Delete("/storage/{storage}", StorageParameters.Get, Permissions.On("/storage", "Datastore.Allocate"), Delete);
        routes.MapNodeStorage();
        routes.MapVolumes();
        routes.MapTransfers();
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Storages.All
        .Where(storage => (call["type"] is not { } type || storage.Type == type) && call.May($"/storage/{storage.Id}", "Datastore.Audit", "Datastore.AllocateSpace"))
        .Select(storage => ToJson(call, storage));

    private static Json ToJson(Call call, SimulatedStorage storage)
    {
        var json = new Json { ["storage"] = storage.Id, ["type"] = storage.Type, ["digest"] = call.Cluster.Storages.Digest };
        foreach (var (key, value) in storage.Options) json[key] = key is "disable" or "shared" or "priority" && int.TryParse(value, out var number) ? (object)number : value;
        json["content"] = storage.Content;
        return json;
    }

    private static Json Create(Call call)
    {
        var id = call.Get("storage");
        if (call["type"] == "dir" && !call.Has("path")) throw PveError.Failed("missing value for required option 'path'");
        call.Cluster.DemandLock("file-storage_cfg", "create storage failed: ");
        if (call.Cluster.Storages.Contains(id)) throw PveError.Failed($"create storage failed: storage ID '{id}' already defined");
        var storage = call.Cluster.Storages.Add(new SimulatedStorage(id, call.Get("type")));
        foreach (var (key, value) in call.Arguments.Where(argument => argument.Key is not ("storage" or "type" or "password"))) storage.Options[key] = value;
        return new Json { ["storage"] = id, ["type"] = storage.Type };
    }

    private static Json Update(Call call)
    {
        var storage = call.Cluster.Storages.Find(call.Get("storage"));
        call.Cluster.DemandLock("file-storage_cfg", "update storage failed: ");
        if (call["digest"] is { } digest && digest != call.Cluster.Storages.Digest) throw PveError.Failed("update storage failed: detected modified configuration - file changed by other user? Try again.");
        foreach (var key in (call["delete"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)) storage.Options.Remove(key);
        foreach (var (key, value) in call.Arguments.Where(argument => argument.Key is not ("storage" or "digest" or "delete" or "password"))) storage.Options[key] = value;
        return new Json { ["storage"] = storage.Id, ["type"] = storage.Type };
    }

    private static object? Delete(Call call)
    {
        call.Cluster.Storages.Find(call.Get("storage"));
        call.Cluster.DemandLock("file-storage_cfg", "delete storage failed: ");
        call.Cluster.Storages.Remove(call.Get("storage"));
        return null;
    }
}
