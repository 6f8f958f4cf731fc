namespace Hypervisor.Grains.Interfaces;

/// <summary>Connects the silo that holds a user's connection to the console of a lease. In the service collection, no grain.</summary>
public interface IConsoleDialer
{
    /// <summary>Connects and signs in, so that what can fail fails here.</summary>
    /// <exception cref="FleetException">The cluster can't be reached, or refuses.</exception>
    Task<IConsoleConnection> Connect(ConsoleLease lease, CancellationToken cancellation);
}
