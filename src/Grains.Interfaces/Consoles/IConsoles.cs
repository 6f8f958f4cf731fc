using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Screens and terminals of one cluster's guests, wherever these run now. Their bytes don't pass the grain: it opens them, and
/// <see cref="IConsoleDialer"/> connects. Same grain and key as <see cref="IControllerGrain"/>.
/// </summary>
[Alias("controller.consoles"), Requires(Role.SiteAdmin)]
public interface IConsoles : IGrainWithStringKey
{
    /// <summary>Whether there is a console to connect to; a place for it is kept for half a minute.</summary>
    /// <exception cref="FleetException">Not found; conflict: the guest doesn't run or has no such console; throttled: too many consoles.</exception>
    [Alias("reserve"), AlwaysInterleave]
    Task<ConsoleSession> Reserve(GuestType type, int vmid, ConsoleKind kind);

    /// <summary>Opens it in the cluster. Must be renewed, or its place is lost.</summary>
    /// <param name="session">The place that was kept, which is taken once; null to find one.</param>
    /// <exception cref="FleetException">As <see cref="Reserve"/>; gone: the session is not there (any more).</exception>
    [Alias("open"), AlwaysInterleave]
    Task<ConsoleLease> Open(GuestType type, int vmid, ConsoleKind kind, Guid? session);

    /// <summary>Says that the console is still used, by who calls.</summary>
    [Alias("renew"), AlwaysInterleave]
    Task Renew(Guid lease);

    [Alias("close"), AlwaysInterleave]
    Task Close(Guid lease);
}
