using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>A cluster that may be written to, and the grains of its changes called as a site admin.</summary>
internal sealed class ChangeableCluster(SimulatedClusters clusters, Guid controller, Caller caller, ChangeWatch watch) : IAsyncDisposable
{
    public SimulatedClusters Clusters => clusters;

    public SimulatedCluster Cluster => clusters.Cluster;

    public Guid Controller => controller;

    public Caller Caller => caller;

    public ChangeWatch Watch => watch;

    public static async Task<ChangeableCluster> Start(int guests = 20, bool instantTasks = true, params (string Key, string Value)[] settings)
    {
        var clusters = await SimulatedClusters.Start(nodes: 3, guests: guests, writes: true, instantTasks: instantTasks, settings: settings);
        return await Of(clusters);
    }

    /// <summary>The first of these clusters, registered.</summary>
    public static async Task<ChangeableCluster> Of(SimulatedClusters clusters)
    {
        var controller = await clusters.Register();
        var me = await clusters.Admin.Read("auth/me");
        var caller = new Caller
        {
            UserId = me.GetProperty("user_id").GetGuid(),
            Username = "admin",
            OrganizationId = me.GetProperty("organization_id").GetGuid(),
            Role = Role.SuperAdmin,
        };
        return new ChangeableCluster(clusters, controller, caller, await ChangeWatch.Start(clusters.App.Grains));
    }

    /// <summary>A change of the feature, as a door takes it in.</summary>
    public StageChange Change(string feature, CommandTarget target, string payload = "{}", string operation = "create")
    {
        var parsed = CommandCatalogue.Parse(feature, operation, target, JsonElement.Parse(payload));
        return new StageChange { Target = ChangeTarget.Of(controller, parsed.Target), Command = parsed.Command, Origin = ChangeOrigin.Staged };
    }

    public async Task<T> As<T>(Guid change, Func<IPendingChangeGrain, Task<T>> act)
    {
        CallContext.Caller = caller;
        return await act(clusters.App.Grains.GetGrain<IPendingChangeGrain>(GrainKeys.Change(change)));
    }

    public ValueTask DisposeAsync() => clusters.DisposeAsync();
}
