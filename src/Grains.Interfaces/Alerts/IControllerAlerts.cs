using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The alerts of one cluster. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.alerts"), Requires(Role.Viewer)]
public interface IControllerAlerts : IGrainWithStringKey
{
    /// <summary>Those that go on, muted or not.</summary>
    [Alias("active"), AlwaysInterleave]
    Task<ImmutableArray<Alert>> ActiveAlerts();

    /// <summary>Those that are over, the newest first; the last hundred.</summary>
    [Alias("ended"), AlwaysInterleave]
    Task<ImmutableArray<Alert>> EndedAlerts();

    /// <summary>Says that somebody knows of it. The first one stays.</summary>
    /// <exception cref="FleetException">NotFound: no such alert goes on.</exception>
    [Alias("acknowledge"), AlwaysInterleave, Requires(Role.Operator)]
    Task<Alert> AcknowledgeAlert(Guid alert, string? note);

    /// <summary>Tells nobody of this object until then, even when it begins anew.</summary>
    [Alias("mute"), AlwaysInterleave, Requires(Role.Operator)]
    Task<Alert> MuteAlert(Guid alert, MuteAlert mute);

    [Alias("unmute"), AlwaysInterleave, Requires(Role.Operator)]
    Task<Alert> UnmuteAlert(Guid alert);
}

/// <summary>Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.alert-rules"), Internal]
public interface IAlertRulesFollower : IGrainWithStringKey
{
    /// <summary>Takes the organization's rules as they are now.</summary>
    [Alias("follow"), AlwaysInterleave]
    Task FollowRules(AlertRules rules);
}
