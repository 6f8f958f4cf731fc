namespace Hypervisor.PveSimulator;

internal static class TaskRoutes
{
    public static void MapTasks(this RouteTable routes)
    {
        routes.Get("/nodes/{node}/tasks", TaskParameters.NodeTasks, Permissions.All, List);
        routes.Add(new("GET", "/nodes/{node}/tasks/{upid}", TaskParameters.Task, Permissions.All, _ => Index.Of("name", "log", "status")) { IsAnsweredAtEntry = true });
        routes.Get("/nodes/{node}/tasks/{upid}/status", TaskParameters.Task, Permissions.All, call => Find(call).ToStatus());
        routes.Get("/nodes/{node}/tasks/{upid}/log", TaskParameters.Log, Permissions.All, Log);
        routes.Delete("/nodes/{node}/tasks/{upid}", TaskParameters.Task, Permissions.All, Stop);
    }

    private static IEnumerable<Json> List(Call call)
    {
        var node = call.Node.Name;
        var seesAll = call.May($"/nodes/{node}", "Sys.Audit");
        var types = call["typefilter"];
        var tasks = call.Cluster.Tasks.NewestFirst.Where(task => task.Node == node
            && (seesAll || task.Caller.AuthId == call.Caller.AuthId)
            && (types is null || task.Plan.Type == types)
            && (call["vmid"] is not { } vmid || task.Plan.Id == vmid)
            && (call["userfilter"] is not { } user || task.Caller.AuthId.Contains(user, StringComparison.OrdinalIgnoreCase))
            && (!call.Flag("errors") || !task.IsRunning && task.ExitStatus != "OK")
            && task.Start.ToUnixTimeSeconds() >= call.Long("since", 0)
            && task.Start.ToUnixTimeSeconds() <= call.Long("until", long.MaxValue));
        var source = call["source"] ?? "archive";
        var chosen = tasks.Where(task => source == "all" || task.IsRunning == (source == "active")).ToList();
        if (chosen.Count > 0) call.Beside["total"] = chosen.Count;
        var page = chosen.Skip(call.Int("start", 0));
        if (call.Int("limit", 50) is > 0 and var limit) page = page.Take(limit);
        return page.Select(task => source == "active" ? task.ToActiveEntry() : task.ToNodeEntry());
    }

    private static SimulatedTask Find(Call call)
    {
        var upid = call.Get("upid");
        if (upid.Split(':') is not ["UPID", _, _, _, _, _, _, _, _]) throw PveError.Invalid("upid", "unable to parse worker upid");
        if (call.Cluster.Tasks.Find(upid) is not { } task || task.Node != call.Node.Name) throw PveError.Invalid("upid", "no such task");
        if (task.Caller.UserId != call.Caller.UserId) call.Demand($"/nodes/{task.Node}", "Sys.Audit");
        return task;
    }

    private static IEnumerable<Json> Log(Call call)
    {
        var task = Find(call);
        var lines = task.Log.Where(line => line.At <= call.Now).Select((line, index) => new Json { ["n"] = index + 1, ["t"] = line.Text }).ToList();
        if (lines.Count == 0) lines.Add(new Json { ["n"] = 1, ["t"] = "no content" });
        call.Beside["total"] = lines.Count;
        var page = lines.Skip(call.Int("start", 0));
        return call.Int("limit", 50) is > 0 and var limit ? page.Take(limit) : page;
    }

    private static object? Stop(Call call)
    {
        var upid = call.Get("upid");
        if (upid.Split(':') is not ["UPID", _, _, _, _, _, _, _, _]) throw PveError.Invalid("upid", "unable to parse worker upid");
        var task = Find(call);
        if (task.Caller.UserId != call.Caller.UserId) call.Demand($"/nodes/{task.Node}", "Sys.Modify");
        call.Cluster.Tasks.Stop(task);
        return null;
    }
}
