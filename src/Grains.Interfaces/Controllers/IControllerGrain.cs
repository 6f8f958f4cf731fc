using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>One PVE cluster: its registration, client, sync and inventory. Key: <see cref="GrainKeys.Controller"/>.</summary>
[Alias("controller")]
public interface IControllerGrain : IGrainWithStringKey
{
    /// <summary>Takes the registration, already validated. Fails with a conflict when the controller exists.</summary>
    [Alias("register"), Requires(Role.SiteAdmin)]
    Task<Controller> Register(Guid organization, ControllerRegistration registration);

    [Alias("describe"), AlwaysInterleave, Repeatable, Requires(Role.Viewer)]
    Task<Controller> Describe();

    [Alias("update"), Requires(Role.SiteAdmin)]
    Task<Controller> Update(ControllerUpdate update);

    /// <summary>Forgets the controller, its credentials and its inventory.</summary>
    [Alias("remove"), Requires(Role.SiteAdmin)]
    Task Remove();

    /// <summary>Tests the stored connection.</summary>
    [Alias("test"), AlwaysInterleave, Requires(Role.SiteAdmin)]
    Task<ConnectionReport> Test();

    /// <summary>Reads the cluster now and answers with what was found. Joins a sync that is under way.</summary>
    [Alias("sync"), AlwaysInterleave, Requires(Role.SiteAdmin)]
    Task<SyncReport> Sync();

    /// <summary>The organization's settings changed.</summary>
    [Alias("apply-settings")]
    Task ApplySettings(HypervisorSettings settings);
}
