namespace Hypervisor.WebApi.Tests;

/// <summary>An application that reads the clusters of its tests.</summary>
public sealed class SharedReads : SharedApp
{
    private protected override (string Key, string Value)[] Settings => SimulatedClusters.Settings(writes: false);

    internal Task<SimulatedClusters> Clusters(int clusters = 1, int nodes = 3, int guests = 20, string version = "9.2", string? schema = null, bool instantTasks = true) =>
        SimulatedClusters.On(App, clusters, nodes, guests, version, schema, instantTasks);
}
