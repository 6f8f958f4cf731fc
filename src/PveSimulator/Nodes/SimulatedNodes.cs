using System.Collections.Concurrent;

namespace Hypervisor.PveSimulator;

/// <summary>The nodes of one cluster.</summary>
public sealed class SimulatedNodes
{
    internal const string PoweredOff = "No route to host";
    internal const string ProxyStopped = "Connection refused";

    private static readonly TimeSpan ShutdownDelay = TimeSpan.FromSeconds(2);
    private readonly ConcurrentBag<ITimer> _timers = [];
    private readonly SimulatedCluster _cluster;
    private readonly List<SimulatedNode> _nodes = [];

    internal SimulatedNodes(SimulatedCluster cluster) => _cluster = cluster;

    public IReadOnlyList<SimulatedNode> All => _nodes;

    /// <exception cref="PveError">There is no such node.</exception>
    internal SimulatedNode this[string name] => Find(name) ?? throw PveError.Failed(
        $"hostname lookup '{name}' failed - failed to get address info for: {name}: Temporary failure in name resolution");

    public SimulatedNode? Find(string name) => _nodes.Find(node => node.Name == name);

    /// <summary>Cuts the power: its address refuses connections, the others see it offline and answer 595 for it. Its guests stay "running" until PVE knows better.</summary>
    public Task TakeDown(string name) => Down(name, PoweredOff);

    /// <summary>Stops its web server only: the node and its guests live on.</summary>
    public Task StopProxy(string name) => Down(name, ProxyStopped);

    /// <summary>After a power cut only those guests run that start with the node.</summary>
    public async Task BringUp(string name)
    {
        var node = Existing(name);
        _cluster.Locked(() =>
        {
            if (node.DownReason == PoweredOff) Boot(node);
            node.DownReason = null;
            node.DownSince = null;
        });
        await _cluster.Doors.Open(node);
    }

    /// <summary>What "reboot" and "shutdown" do: after a moment the guests are stopped and the node is gone; a rebooted one comes back.</summary>
    internal void PowerDown(SimulatedNode node, bool comesBack)
    {
        After(ShutdownDelay, async () =>
        {
            _cluster.Locked(() => { foreach (var guest in _cluster.Guests.Items.Where(guest => guest.Node == node)) guest.SetRunning(false); });
            await TakeDown(node.Name);
            if (comesBack) Wake(node);
        });
    }

    /// <summary>Boots a node that is off; guests that start with the node are started.</summary>
    internal void Wake(SimulatedNode node) => After(_cluster.Options.BootDuration, async () =>
    {
        await BringUp(node.Name);
        _cluster.Locked(() => { foreach (var guest in _cluster.Guests.Items.Where(guest => guest.Node == node && guest is { IsTemplate: false } && guest.Config["onboot"] == "1")) guest.SetRunning(true); });
    });

    /// <summary>What would still happen doesn't.</summary>
    internal void Forget()
    {
        foreach (var timer in _timers) timer.Dispose();
    }

    private void After(TimeSpan delay, Func<Task> action) => _timers.Add(_cluster.Time.CreateTimer(_ => action(), null, delay, Timeout.InfiniteTimeSpan));

    internal void Add(SimulatedNode node) => _nodes.Add(node);

    private async Task Down(string name, string reason)
    {
        var node = Existing(name);
        _cluster.Locked(() => { node.DownReason = reason; node.DownSince = _cluster.Schedule.Now; });
        await _cluster.Doors.Close(node);
    }

    private void Boot(SimulatedNode node)
    {
        node.BootedAt = _cluster.Schedule.Now;
        foreach (var guest in _cluster.Guests.Items.Where(guest => guest.Node == node && guest.IsRunning))
        {
            guest.SetRunning(false);
            guest.SetRunning(guest.Config["onboot"] == "1");
        }
    }

    private SimulatedNode Existing(string name) => Find(name) ?? throw new ArgumentException($"There is no node {name} in {_cluster.Name}.", nameof(name));
}
