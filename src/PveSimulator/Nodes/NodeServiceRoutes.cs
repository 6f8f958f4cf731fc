namespace Hypervisor.PveSimulator;

internal static class NodeServiceRoutes
{
    private const string Path = "/nodes/{node}/services/{service}";

    public static void MapNodeServices(this RouteTable routes)
    {
        var audit = Permissions.On("/nodes/{node}", "Sys.Audit");
        var modify = Permissions.On("/nodes/{node}", "Sys.Modify");
        routes.Get("/nodes/{node}/services", NodeParameters.Node, audit, call => call.Node.Services.Select(service => service.ToJson()));
        routes.Add(new("GET", Path, NodeParameters.Service, audit, _ => Index.Of("subdir", "state", "start", "stop", "restart", "reload")) { IsAnsweredAtEntry = true });
        routes.Get(Path + "/state", NodeParameters.Service, audit, call => Find(call).ToJson());
        foreach (var command in new[] { "start", "stop", "restart", "reload" }) routes.Post($"{Path}/{command}", NodeParameters.ServiceCommand, modify, call => Run(call, command));
    }

    private static NodeService Find(Call call) => call.Node.Services.Find(service => service.Name == call["service"])!;

    private static string Run(Call call, string command)
    {
        var service = Find(call);
        return call.Cluster.Tasks.Start(call, new TaskPlan($"srv{command}", service.Name)
        {
            Check = () =>
            {
                if (command == "stop" && service.IsEssential) throw PveError.Failed($"invalid service cmd '{service.Name} stop': refusing to stop essential service!");
            },
            Finish = () => service.IsRunning = command != "stop",
        });
    }
}
