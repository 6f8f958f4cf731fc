using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Which silos read a cluster, as the cluster saw it.</summary>
internal static class SyncOwners
{
    private const string Sync = "GET /cluster/resources";

    /// <summary>The first reading of an activation asks for it, later ones don't.</summary>
    private const string FirstReading = "GET /version";

    private static readonly TimeSpan OneReading = TimeSpan.FromSeconds(2);

    /// <summary>How long an activation went on reading the cluster after one on another silo had begun to.</summary>
    public static TimeSpan LongestDouble(SimulatedCluster cluster)
    {
        var log = cluster.AccessLog;
        var calls = log.Where(call => call.Route == Sync).ToArray();
        var longest = TimeSpan.Zero;
        for (var last = 1; last < calls.Length; last++)
        {
            var (agent, at) = (calls[last].UserAgent, calls[last].At);
            var began = log.LastOrDefault(call => call.Route == FirstReading && call.UserAgent == agent && call.At <= at + OneReading)?.At ?? at;
            var other = calls.FirstOrDefault(call => call.At > began + OneReading && call.At < at && call.UserAgent != agent);
            if (other is not null && at - other.At > longest)
            {
                longest = at - other.At;
            }
        }

        return longest;
    }
}
