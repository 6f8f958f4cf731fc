using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal static class FabricPosts
{
    /// <summary>Tells an organization's connections; see <see cref="IFabricInbox.Post"/>.</summary>
    public static Task<int> Post(this IGrainFactory grains, Guid organization, ImmutableArray<FabricEvent> events) =>
        events.IsEmpty ? Task.FromResult(0) : grains.GetGrain<IFabricInbox>(GrainKeys.Fabric(organization)).Post(events);
}
