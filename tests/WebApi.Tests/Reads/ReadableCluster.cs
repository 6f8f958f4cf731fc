using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>A cluster that has one of everything, and every read of it.</summary>
internal sealed class ReadableCluster(SimulatedClusters clusters, Guid controller, IReadOnlyList<ReadRoute> routes) : IAsyncDisposable
{
    public SimulatedClusters Clusters => clusters;

    public Guid Controller => controller;

    public IReadOnlyList<ReadRoute> Routes => routes;

    public static async Task<ReadableCluster> Start(Action<SimulatedClusters>? prepare = null, string? schema = null)
    {
        var clusters = await SimulatedClusters.Start(nodes: 3, guests: 20, schema: schema);
        clusters.Cluster.InstallCeph();
        prepare?.Invoke(clusters);
        var controller = await clusters.Register();
        var machine = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        var container = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        machine.Agent.IsInstalled = true;
        machine.Agent.Files.TryAdd("/etc/hostname", "web1\n");
        clusters.Cluster.Guests.Configure(machine.Vmid, "agent", "1");
        var process = await clusters.Cluster.Send(HttpMethod.Post, $"/nodes/{machine.NodeName}/qemu/{machine.Vmid}/agent/exec", ("command", "hostname"));
        var replications = await clusters.Admin.Read($"hypervisor/controllers/{controller}/cluster/replication");
        var values = new Dictionary<string, string>
        {
            ["upid"] = await clusters.Cluster.RestartService("pve1"),
            ["replication_id"] = replications[0].Text("id"),
            ["pid"] = process.GetProperty("pid").ToString(),
        };
        return new ReadableCluster(clusters, controller, ReadRoute.All(clusters.App, controller, machine.NodeName, machine.Vmid, container.Vmid, values));
    }

    public ValueTask DisposeAsync() => clusters.DisposeAsync();
}
