using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>The last lines of the cluster's log.</summary>
internal sealed class ClusterLog(SimulatedCluster cluster)
{
    private const int Kept = 10_000;
    private readonly LinkedList<Json> _newestFirst = new();
    private int _uid;

    public IEnumerable<Json> NewestFirst => _newestFirst;

    public void Add(SimulatedNode node, string user, string tag, string message, DateTimeOffset? at = null)
    {
        var uid = (++_uid).ToString(CultureInfo.InvariantCulture);
        _newestFirst.AddFirst(new Json
        {
            ["uid"] = uid, ["id"] = $"{uid}:{node.Name}", ["node"] = node.Name, ["user"] = user, ["tag"] = tag, ["pri"] = 6, ["pid"] = node.DaemonPid, ["msg"] = message,
            ["time"] = (at ?? cluster.Schedule.Now).ToUnixTimeSeconds(),
        });
        if (_newestFirst.Count > Kept) _newestFirst.RemoveLast();
    }
}
