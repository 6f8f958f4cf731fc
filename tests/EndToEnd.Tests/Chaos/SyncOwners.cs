using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Which silos read a cluster, as the cluster saw it.</summary>
internal static class SyncOwners
{
    private const string Sync = "GET /cluster/resources";

    /// <summary>
    /// How long two silos read the same cluster in turns. One that hands over to another and gets it back is none of this: only who is
    /// asked by both again after that has two owners.
    /// </summary>
    public static TimeSpan LongestDouble(SimulatedCluster cluster)
    {
        var longest = TimeSpan.Zero;
        var calls = cluster.AccessLog.Where(call => call.Route == Sync).ToArray();
        foreach (var (one, other) in Pairs([.. calls.Select(call => call.UserAgent).Distinct()]))
        {
            var both = calls.Where(call => call.UserAgent == one || call.UserAgent == other).ToArray();
            var turns = both.Zip(both.Skip(1)).Where(pair => pair.First.UserAgent != pair.Second.UserAgent).Select(pair => pair.Second.At).ToArray();

            // The first turn is a handover, the second may be one back; from the third on both were at it.
            if (turns.Length > 2 && turns[^1] - turns[0] > longest)
            {
                longest = turns[^1] - turns[0];
            }
        }

        return longest;
    }

    private static IEnumerable<(string One, string Other)> Pairs(string[] agents) =>
        agents.SelectMany((one, index) => agents.Skip(index + 1).Select(other => (one, other)));
}
