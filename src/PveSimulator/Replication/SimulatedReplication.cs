namespace Hypervisor.PveSimulator;

/// <summary>The replication jobs of one cluster.</summary>
public sealed class SimulatedReplication
{
    private readonly SimulatedCluster _cluster;
    private readonly SortedDictionary<string, ReplicationJob> _jobs = new(StringComparer.Ordinal);

    internal SimulatedReplication(SimulatedCluster cluster) => _cluster = cluster;

    /// <summary>Adds a job for a guest, to the node named, without looking at the guest's storages.</summary>
    /// <returns>Its id, such as 100-0.</returns>
    /// <exception cref="ArgumentException">There is no such guest or node, or the schedule is none.</exception>
    public string Add(int vmid, string target, string schedule = ReplicationJob.DefaultSchedule, string? comment = null) => _cluster.Locked(() =>
    {
        if (!_cluster.Guests.TryFind(vmid, out var guest)) throw new ArgumentException($"There is no guest {vmid}.", nameof(vmid));
        if (_cluster.Nodes.Find(target) is null || target == guest.NodeName) throw new ArgumentException($"{target} is no other node.", nameof(target));
        if (!IsSchedule(schedule)) throw new ArgumentException($"{schedule} is no schedule.", nameof(schedule));
        var number = 0;
        while (_jobs.ContainsKey($"{vmid}-{number}")) number++;
        var job = Add(new ReplicationJob($"{vmid}-{number}", guest.NodeName, target, _cluster.Schedule.Now));
        job.Options["schedule"] = schedule;
        if (comment is not null) job.Options["comment"] = comment;
        return job.Id;
    });

    /// <summary>Every run fails from now on.</summary>
    /// <exception cref="ArgumentException">There is no such job.</exception>
    public void Fail(string id, string error = "command 'zfs recv' failed: exit code 1") => _cluster.Locked(() => { Existing(id).Failure = (_cluster.Schedule.Now, error, 1); });

    /// <summary>Runs succeed again.</summary>
    /// <exception cref="ArgumentException">There is no such job.</exception>
    public void Recover(string id) => _cluster.Locked(() => { Existing(id).Failure = null; });

    public void Clear() => _cluster.Locked(_jobs.Clear);

    internal string Digest => ConfigDigest.Of(string.Concat(_jobs.Values.Select(job => job.Text)));

    /// <summary>Those whose guest is there, with their source where the guest is now.</summary>
    internal IEnumerable<(ReplicationJob Job, SimulatedGuest Guest)> All
    {
        get
        {
            foreach (var job in _jobs.Values)
            {
                if (!_cluster.Guests.TryFind(job.Vmid, out var guest)) continue;
                if (guest.NodeName != job.Source) job.Follow(guest.NodeName);
                yield return (job, guest);
            }
        }
    }

    /// <exception cref="PveError">There is no such job.</exception>
    internal (ReplicationJob Job, SimulatedGuest Guest) Find(string id) => All.FirstOrDefault(entry => entry.Job.Id == id) is { Job: not null } found ? found : throw Missing(id);

    internal ReplicationJob Add(ReplicationJob job) => _jobs[job.Id] = job;

    internal bool Remove(string id) => _jobs.Remove(id);

    internal void Forget(int vmid)
    {
        foreach (var id in _jobs.Values.Where(job => job.Vmid == vmid).Select(job => job.Id).ToList()) _jobs.Remove(id);
    }

    internal ReplicationState StateOf(ReplicationJob job) => ReplicationState.Of(job, _cluster.Schedule.Now, new Noise(_cluster.Seed, job.Vmid));

    internal static PveError Missing(string id) => PveError.Failed($"no such replication job '{id}'");

    internal static bool IsSchedule(string text)
    {
        try
        {
            _ = new ReplicationSchedule(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }
    }

    private ReplicationJob Existing(string id) => _jobs.GetValueOrDefault(id) ?? throw new ArgumentException($"There is no job {id}.", nameof(id));
}
