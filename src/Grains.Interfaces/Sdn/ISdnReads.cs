using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A cluster's software-defined network as configured. What isn't applied yet has a <c>state</c> (<c>new</c>, <c>changed</c>, <c>deleted</c>) and its coming values under <c>pending</c>. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.sdn"), Requires(Role.Viewer)]
public interface ISdnReads : IGrainWithStringKey
{
    [Alias("zones"), AlwaysInterleave]
    Task<Live<ClusterJson>> SdnZones();

    [Alias("vnets"), AlwaysInterleave]
    Task<Live<ClusterJson>> SdnVnets();

    [Alias("controllers"), AlwaysInterleave]
    Task<Live<ClusterJson>> SdnControllers();
}
