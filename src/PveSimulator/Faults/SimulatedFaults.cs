namespace Hypervisor.PveSimulator;

/// <summary>What goes wrong in one cluster, on demand.</summary>
public sealed class SimulatedFaults
{
    private readonly SimulatedCluster _cluster;
    private readonly List<Armed> _armed = [];
    private string? _taskFailure;

    internal SimulatedFaults(SimulatedCluster cluster) => _cluster = cluster;

    public bool HasLostQuorum { get; private set; }

    public bool IsUnreachable { get; private set; }

    /// <summary>Those in force, the oldest first.</summary>
    public IReadOnlyList<Fault> Active => _cluster.Locked(() => _armed.Select(armed => armed.Fault with { Count = armed.Left }).ToList());

    /// <summary>The fault holds until its count is used up or it is disposed.</summary>
    public IDisposable Add(Fault fault)
    {
        var armed = new Armed(fault, this) { Left = fault.Count };
        _cluster.Locked(() => _armed.Add(armed));
        return armed;
    }

    /// <summary>Ends everything that goes wrong with requests, gives quorum back and opens the cluster; nodes that are down stay down.</summary>
    public async Task Clear()
    {
        _cluster.Locked(() =>
        {
            _armed.Clear();
            _taskFailure = null;
            HasLostQuorum = false;
        });
        await BeReachable();
    }

    public void LoseQuorum() => _cluster.Locked(() => { HasLostQuorum = true; });

    public void RestoreQuorum() => _cluster.Locked(() => { HasLostQuorum = false; });

    /// <summary>No ticket that was given out is accepted any more.</summary>
    public void ExpireTickets() => _cluster.Locked(_cluster.Tickets.Renew);

    /// <summary>The token is deleted in PVE: 401 from now on.</summary>
    /// <param name="id">The part after the exclamation mark.</param>
    public void RevokeToken(string id = "hypervisor") => _cluster.Locked(() => { _cluster.Access.Users[AccessState.Root].Tokens.Remove(id); });

    /// <summary>The guest's configuration is locked: backup, migrate, snapshot, ... Null releases it.</summary>
    public void HoldLock(int vmid, string? kind = "backup") => _cluster.Guests.Configure(vmid, "lock", kind);

    /// <summary>The next task to begin runs its time and ends with this.</summary>
    public void FailNextTask(string message = "command failed: exit code 1") => _cluster.Locked(() => { _taskFailure = message; });

    /// <summary>No node accepts connections, and those that are open are cut.</summary>
    public async Task BeUnreachable()
    {
        IsUnreachable = true;
        foreach (var node in _cluster.Nodes.All) await _cluster.Doors.Close(node);
    }

    public async Task BeReachable()
    {
        IsUnreachable = false;
        foreach (var node in _cluster.Nodes.All.Where(node => node.IsUp)) await _cluster.Doors.Open(node);
    }

    /// <summary>Every node has a new key and certificate for connections from now on.</summary>
    public void ChangeCertificate() => _cluster.Locked(() =>
    {
        foreach (var node in _cluster.Nodes.All) _cluster.Certificates.Renew(node);
    });

    internal string? TakeTaskFailure() => Interlocked.Exchange(ref _taskFailure, null);

    /// <summary>The faults that hit this request; each uses up one of its count.</summary>
    internal List<Fault> Take(string method, string path) => _cluster.Locked(() =>
    {
        var hits = _armed.Where(armed => armed.Fault.AppliesTo(method, path)).ToList();
        foreach (var hit in hits.Where(hit => --hit.Left <= 0)) _armed.Remove(hit);
        return hits.ConvertAll(hit => hit.Fault);
    });

    private sealed class Armed(Fault fault, SimulatedFaults owner) : IDisposable
    {
        public Fault Fault => fault;

        public int? Left { get; set; }

        public void Dispose() => owner._cluster.Locked(() => { owner._armed.Remove(this); });
    }
}
