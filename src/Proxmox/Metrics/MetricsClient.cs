using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

public static class MetricsClient
{
    public static Task<ImmutableArray<PveRrdPoint>> GetNodeRrd(this PveClient pve, string node, string timeframe, CancellationToken cancellation = default) =>
        Get(pve, MetricRequests.OfNode(node, timeframe), cancellation);

    public static Task<ImmutableArray<PveRrdPoint>> GetGuestRrd(this PveClient pve, GuestAddress guest, string timeframe, CancellationToken cancellation = default) =>
        Get(pve, MetricRequests.OfGuest(guest, timeframe), cancellation);

    // What is new has no file until its first minute is over: nothing was recorded, and Proxmox calls that an error.
    private static async Task<ImmutableArray<PveRrdPoint>> Get(PveClient pve, PveRequest request, CancellationToken cancellation)
    {
        try
        {
            return await pve.Get<ImmutableArray<PveRrdPoint>>(request, cancellation);
        }
        catch (PveException failure) when (IsNotRecordedYet(failure))
        {
            return [];
        }
    }

    private static bool IsNotRecordedYet(PveException failure) =>
        failure.Failure == PveFailure.Refused
        && failure.Reason.StartsWith("RRD error", StringComparison.OrdinalIgnoreCase)
        && failure.Reason.EndsWith("No such file or directory", StringComparison.OrdinalIgnoreCase);
}
