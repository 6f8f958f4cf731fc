using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <param name="Difference">A unified diff of the configuration in force and the new one; null where nothing is pending.</param>
internal sealed record PendingNetworkChanges(bool Pending, string? Difference)
{
    public static PendingNetworkChanges Of(NodeNetwork network) => new(network.PendingChanges is not null, network.PendingChanges);
}
