namespace Hypervisor.PveSimulator;

/// <summary>What tests put into the charts: times without data, and values that stand out.</summary>
public sealed class RrdDisturbances
{
    private readonly SimulatedCluster _cluster;
    private readonly List<(string Subject, DateTimeOffset From, DateTimeOffset Until)> _gaps = [];
    private readonly List<(string Subject, string Key, DateTimeOffset From, DateTimeOffset Until, double Value)> _spikes = [];

    internal RrdDisturbances(SimulatedCluster cluster) => _cluster = cluster;

    /// <summary>Nothing was recorded in this time.</summary>
    /// <param name="subject">"node/pve1", "vm/100", "storage/pve1/local".</param>
    public void Gap(string subject, DateTimeOffset from, DateTimeOffset until) => _cluster.Locked(() => _gaps.Add((subject, from, until)));

    /// <summary>A value of a series, "cpu", "mem", "netin", "used", is this in this time.</summary>
    /// <param name="subject">"node/pve1", "vm/100", "storage/pve1/local".</param>
    public void Spike(string subject, string key, DateTimeOffset from, DateTimeOffset until, double value) => _cluster.Locked(() => _spikes.Add((subject, key, from, until, value)));

    internal bool IsMissing(string subject, DateTimeOffset at) => _gaps.Exists(gap => gap.Subject == subject && gap.From <= at && at < gap.Until);

    internal void Disturb(string subject, DateTimeOffset at, Json point)
    {
        foreach (var spike in _spikes) if (spike.Subject == subject && spike.From <= at && at < spike.Until) point[spike.Key] = spike.Value;
    }
}
