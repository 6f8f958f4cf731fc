using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Views over all clusters of one organization, or of all. Each cluster is asked with a bound on the time; one that is slow is answered
/// from what was last known, marked stale. Only what the caller may see is counted. Key: <see cref="GrainKeys.Fleet"/>.
/// </summary>
[Alias("fleet"), Requires(Role.Viewer)]
public interface IFleetGrain : IGrainWithStringKey
{
    [Alias("dashboard")]
    Task<FleetDashboard> Dashboard(Caller caller, Guid? site);

    [Alias("guests")]
    Task<GuestPage> Guests(Caller caller, GuestQuery query);

    /// <summary>What the guests that match have in a field, the most frequent first.</summary>
    [Alias("guest-values")]
    Task<ImmutableArray<ValueCount>> GuestValues(Caller caller, GuestQuery query, string field);

    [Alias("nodes")]
    Task<NodePage> Nodes(Caller caller, string? q, Guid? site);

    [Alias("storage")]
    Task<StoragePage> Storage(Caller caller, string? q, Guid? site);

    [Alias("task-statistics")]
    Task<FleetTaskStatistics> TaskStatistics(Caller caller, Guid? site);

    [Alias("controllers")]
    Task<ImmutableArray<Controller>> Controllers(Caller caller, Guid? site);
}
