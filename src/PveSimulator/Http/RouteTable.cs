namespace Hypervisor.PveSimulator;

/// <summary>All routes as a tree of path segments.</summary>
internal sealed class RouteTable
{
    private readonly Branch _root = new();

    public static RouteTable Default { get; } = Build();

    public IReadOnlyList<Route> All => _all;

    private readonly List<Route> _all = [];

    public void Get(string template, ParameterSet parameters, Permission permission, Func<Call, object?> answer) => Add(new("GET", template, parameters, permission, answer));

    public void Post(string template, ParameterSet parameters, Permission permission, Func<Call, object?> answer) => Add(new("POST", template, parameters, permission, answer));

    public void Put(string template, ParameterSet parameters, Permission permission, Func<Call, object?> answer) => Add(new("PUT", template, parameters, permission, answer));

    public void Delete(string template, ParameterSet parameters, Permission permission, Func<Call, object?> answer) => Add(new("DELETE", template, parameters, permission, answer));

    public void Add(Route route)
    {
        var branch = _root;
        foreach (var segment in route.Segments) branch = branch.Grow(segment);
        branch.Routes.Add(route.Method, route);
        _all.Add(route);
    }

    /// <summary>The route for a path, with the values of its path parameters.</summary>
    public Route? Find(string method, string[] segments, Dictionary<string, string> arguments)
    {
        var branch = _root;
        for (var i = 0; i < segments.Length; i++)
        {
            if (branch.Children.TryGetValue(segments[i], out var child))
            {
                branch = child;
                continue;
            }
            if (branch.Parameter is not { } parameter) return null;
            // A volume id holds slashes of its own and takes the rest of the path.
            var isVolume = parameter.Name == "volume";
            arguments[parameter.Name] = isVolume ? string.Join('/', segments[i..]) : segments[i];
            branch = parameter.Branch;
            if (isVolume) break;
        }
        return branch.Routes.GetValueOrDefault(method);
    }

    private static RouteTable Build()
    {
        var routes = new RouteTable();
        routes.MapAccess();
        routes.MapClusters();
        routes.MapNodes();
        routes.MapTasks();
        routes.MapVirtualMachines();
        routes.MapContainers();
        routes.MapStorage();
        routes.MapBackups();
        routes.MapCeph();
        routes.MapPools();
        routes.MapHighAvailability();
        return routes;
    }

    private sealed class Branch
    {
        public Dictionary<string, Branch> Children { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, Route> Routes { get; } = new(StringComparer.Ordinal);
        public (string Name, Branch Branch)? Parameter { get; private set; }

        public Branch Grow(string segment)
        {
            if (!segment.StartsWith('{')) return Children.TryGetValue(segment, out var child) ? child : Children[segment] = new();
            Parameter ??= (segment[1..^1], new Branch());
            return Parameter.Value.Branch;
        }
    }
}
