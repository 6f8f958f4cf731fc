using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The settings of one organization. Key: <see cref="GrainKeys.Settings"/>.</summary>
[Alias("settings")]
public interface ISettingsGrain : IGrainWithStringKey
{
    [Alias("get"), AlwaysInterleave, Repeatable, Requires(Role.Viewer)]
    Task<HypervisorSettings> Get();

    /// <summary>Changes what is given and tells every controller of the organization.</summary>
    [Alias("update"), Requires(Role.OrgAdmin)]
    Task<HypervisorSettings> Update(HypervisorSettingsUpdate update);
}
