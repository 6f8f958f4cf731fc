using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

internal static class CallerGrains
{
    /// <summary>The fleet that the caller sees: their organization's, or all.</summary>
    public static IFleetGrain Fleet(this Caller caller, IGrainFactory grains) => grains.GetGrain<IFleetGrain>(GrainKeys.Fleet(caller.Scope));
}
