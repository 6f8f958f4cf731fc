using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a cluster's HA manager says when it is asked. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.ha"), Requires(Role.Viewer)]
public interface IHighAvailabilityReads : IGrainWithStringKey
{
    /// <summary>By kind and VMID.</summary>
    [Alias("resources"), AlwaysInterleave]
    Task<Live<ImmutableArray<HaResource>>> HaResources();

    /// <summary>By name. Not supported where PVE 9 has turned them into rules.</summary>
    [Alias("groups"), AlwaysInterleave]
    Task<Live<ImmutableArray<HaGroup>>> HaGroups();

    /// <summary>In their order. Not supported by PVE 8.</summary>
    [Alias("rules"), AlwaysInterleave]
    Task<Live<ImmutableArray<HaRule>>> HaRules();

    [Alias("status"), AlwaysInterleave]
    Task<Live<HaStatus>> HaStatus();
}
