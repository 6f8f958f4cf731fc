namespace Hypervisor.WebApi.Tests;

/// <summary>An application that may change the clusters of its tests.</summary>
public sealed class SharedWrites : SharedApp
{
    private protected override (string Key, string Value)[] Settings => SimulatedClusters.Settings(writes: true);

    internal async Task<ChangeableCluster> Changeable(int guests = 20, bool instantTasks = true) =>
        await ChangeableCluster.Of(await SimulatedClusters.On(App, nodes: 3, guests: guests, instantTasks: instantTasks));
}
