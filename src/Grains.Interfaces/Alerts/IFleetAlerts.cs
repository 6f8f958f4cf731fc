using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The alerts of all clusters that the caller sees. Same grain and key as <see cref="IFleetGrain"/>.</summary>
[Alias("fleet.alerts"), Requires(Role.Viewer)]
public interface IFleetAlerts : IGrainWithStringKey
{
    [Alias("alerts"), AlwaysInterleave]
    Task<AlertPage> Alerts(Caller caller, AlertQuery query);

    /// <summary>One that goes on.</summary>
    /// <exception cref="FleetException">NotFound: none goes on, as far as the caller sees.</exception>
    [Alias("find-alert"), AlwaysInterleave]
    Task<Alert> FindAlert(Caller caller, Guid alert);
}
