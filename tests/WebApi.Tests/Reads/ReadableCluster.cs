using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>A cluster that has one of everything, and every read of it.</summary>
internal sealed class ReadableCluster(SimulatedClusters clusters, Guid controller, IReadOnlyList<ReadRoute> routes) : IAsyncDisposable
{
    public SimulatedClusters Clusters => clusters;

    public Guid Controller => controller;

    public IReadOnlyList<ReadRoute> Routes => routes;

    public static async Task<ReadableCluster> Start(Action<SimulatedClusters>? prepare = null)
    {
        var clusters = await SimulatedClusters.Start(nodes: 3, guests: 20);
        prepare?.Invoke(clusters);
        var controller = await clusters.Register();
        var machine = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var container = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        var tasks = await clusters.Admin.Read($"hypervisor/controllers/{controller}/tasks");
        var replications = await clusters.Admin.Read($"hypervisor/controllers/{controller}/cluster/replication");
        var values = new Dictionary<string, string>
        {
            ["upid"] = tasks[0].Text("upid"),
            ["replication_id"] = replications.ValueKind == JsonValueKind.Array ? replications[0].Text("id") : "100-0",
        };
        return new ReadableCluster(clusters, controller, ReadRoute.All(clusters.App, controller, machine.NodeName, machine.Vmid, container.Vmid, values));
    }

    public ValueTask DisposeAsync() => clusters.DisposeAsync();
}
