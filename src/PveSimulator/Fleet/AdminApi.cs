using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.PveSimulator;

/// <summary>Faults and counters over plain HTTP on loopback, for whoever has no C# at hand.</summary>
internal static class AdminApi
{
    private static readonly JsonSerializerOptions Snake = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static async Task Handle(HttpContext http, List<SimulatedCluster> clusters)
    {
        string[] path = (http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        // A page in some browser must not get at this: no browser sends this header across origins unasked.
        if (http.Request.Method != "GET" && !http.Request.Headers.ContainsKey("X-Simulator"))
        {
            await Refuse(http, 403, "Send the header X-Simulator with every change.");
            return;
        }
        try
        {
            await (path switch
            {
                ["clusters"] => Send(http, clusters.Select(Describe)),
                ["counters"] => Counters(http, clusters),
                ["clusters", var name, .. var rest] when clusters.Find(cluster => cluster.Name == name) is { } cluster => OfCluster(http, cluster, rest),
                _ => Refuse(http, 404, "GET /clusters, GET|DELETE /counters, /clusters/{name}/counters|violations|faults|nodes/{node}/{up|down|stop-proxy}|guests/{vmid}/{start|stop|remove|move}|replication/{id}/{fail|recover}"),
            });
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or JsonException)
        {
            await Refuse(http, 400, error.Message);
        }
    }

    private static Task OfCluster(HttpContext http, SimulatedCluster cluster, string[] path) => (http.Request.Method, path) switch
    {
        ("GET", []) => Send(http, Describe(cluster)),
        (_, ["counters"]) => Counters(http, [cluster]),
        ("GET", ["violations"]) => Send(http, cluster.Violations),
        ("GET", ["faults"]) => Send(http, cluster.Faults.Active.Select(fault => new { kind = fault.Kind.ToString(), fault.Method, fault.PathPrefix, fault.Count })),
        ("DELETE", ["faults"]) => Done(http, cluster.Faults.Clear()),
        ("POST", ["faults", var kind]) => Done(http, AdminFaults.Apply(cluster, kind, http.Request.Query)),
        ("POST", ["nodes", var node, "down"]) => Done(http, cluster.Nodes.TakeDown(node)),
        ("POST", ["nodes", var node, "stop-proxy"]) => Done(http, cluster.Nodes.StopProxy(node)),
        ("POST", ["nodes", var node, "up"]) => Done(http, cluster.Nodes.BringUp(node)),
        ("POST", ["replication", var job, var outcome]) => Done(http, Replication(cluster, job, outcome)),
        ("POST", ["guests", var vmid, var action]) => Done(http, Guest(http, cluster, int.Parse(vmid, System.Globalization.CultureInfo.InvariantCulture), action)),
        _ => Refuse(http, 404, "There is no such call."),
    };

    private static Task Guest(HttpContext http, SimulatedCluster cluster, int vmid, string action)
    {
        switch (action)
        {
            case "start": cluster.Guests.Start(vmid); break;
            case "stop": cluster.Guests.Stop(vmid); break;
            case "remove": cluster.Guests.Remove(vmid); break;
            case "move": cluster.Guests.Move(vmid, cluster.Nodes.Find(http.Request.Query["node"].ToString())?.Name ?? throw new ArgumentException("There is no such node.")); break;
            default: throw new ArgumentException("start, stop, remove or move?node=");
        }
        return Task.CompletedTask;
    }

    private static Task Replication(SimulatedCluster cluster, string job, string outcome)
    {
        switch (outcome)
        {
            case "fail": cluster.Replication.Fail(job); break;
            case "recover": cluster.Replication.Recover(job); break;
            default: throw new ArgumentException("fail or recover");
        }
        return Task.CompletedTask;
    }

    private static Task Counters(HttpContext http, List<SimulatedCluster> clusters)
    {
        if (http.Request.Method == "DELETE")
        {
            foreach (var cluster in clusters) cluster.Counters.Reset();
        }
        var byRoute = clusters.SelectMany(cluster => cluster.Counters.ByRoute).GroupBy(count => count.Key).ToDictionary(group => group.Key, group => group.Sum(count => count.Value));
        return Send(http, new { total = clusters.Sum(cluster => cluster.Counters.Total), by_route = byRoute });
    }

    private static object Describe(SimulatedCluster cluster) => new
    {
        cluster.Name, cluster.Host, cluster.Port, cluster.Fingerprint, guests = cluster.Guests.Count, requests = cluster.Counters.Total,
        nodes = cluster.Nodes.All.Select(node => new { node.Name, address = node.Address.ToString(), node.Fingerprint, is_up = node.IsUp }),
    };

    private static async Task Done(HttpContext http, Task work)
    {
        await work;
        http.Response.StatusCode = 204;
    }

    private static Task Send(HttpContext http, object value) => http.Response.WriteAsJsonAsync(value, Snake);

    private static Task Refuse(HttpContext http, int status, string detail)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { detail }, Snake);
    }
}
