using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

public static class HighAvailabilityClient
{
    public static Task<ImmutableArray<PveHaResource>> GetHaResources(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveHaResource>>(HighAvailabilityRequests.Resources(), cancellation);

    /// <summary>Of PVE 8; 9 refuses once it has turned them into rules.</summary>
    public static Task<ImmutableArray<PveHaGroup>> GetHaGroups(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveHaGroup>>(HighAvailabilityRequests.Groups(), cancellation);

    /// <summary>Of PVE 9; 8 knows no such path.</summary>
    public static Task<ImmutableArray<PveHaRule>> GetHaRules(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveHaRule>>(HighAvailabilityRequests.Rules(), cancellation);

    /// <summary>Quorum, the master, fencing, each node's local manager and each service, one line each.</summary>
    public static Task<ImmutableArray<PveHaStatus>> GetHaStatus(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveHaStatus>>(HighAvailabilityRequests.Status(), cancellation);

    public static Task<PveHaManagerStatus> GetHaManagerStatus(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<PveHaManagerStatus>(HighAvailabilityRequests.ManagerStatus(), cancellation);
}
