namespace Hypervisor.PveSimulator;

/// <summary>A virtual machine or container of a simulated cluster.</summary>
public sealed class SimulatedGuest
{
    private readonly SimulatedCluster _cluster;

    internal SimulatedGuest(SimulatedCluster cluster, int vmid, bool isContainer, SimulatedNode node)
    {
        _cluster = cluster;
        Vmid = vmid;
        IsContainer = isContainer;
        Node = node;
        Agent = new GuestAgent(this);
        Config = new GuestConfig(isContainer ? ContainerParameters.UpdateConfig : VirtualMachineParameters.UpdateConfig);
    }

    public int Vmid { get; }
    public bool IsContainer { get; }
    public bool IsRunning => StartedAt is not null;
    public bool IsTemplate => Config["template"] == "1";
    public string NodeName => Node.Name;

    /// <summary>As PVE shows it: "VM 122" when it has none of its own.</summary>
    public string Name => Config[IsContainer ? "hostname" : "name"] ?? $"{(IsContainer ? "CT" : "VM")} {Vmid}";

    /// <summary>backup, migrate, snapshot, ...; null when free.</summary>
    public string? Lock => Config["lock"];

    /// <summary>The agent inside; PVE asks it where the configuration says agent=1.</summary>
    public GuestAgent Agent { get; }

    internal GuestConfig Config { get; }

    /// <summary>The cloud-init options as they are on the drive that was made last; null before the first.</summary>
    internal Dictionary<string, string>? CloudInitDrive { get; set; }

    internal SimulatedNode Node { get; set; }
    internal bool IsPaused { get; set; }
    internal DateTimeOffset? StartedAt { get; private set; }
    internal int Pid { get; private set; }

    /// <summary>The end of the task that holds the config's lock.</summary>
    internal DateTimeOffset BusyUntil { get; set; }

    internal List<GuestSnapshot> Snapshots { get; } = [];

    internal string Type => IsContainer ? "lxc" : "qemu";
    internal string Kind => IsContainer ? "CT" : "VM";
    internal string ServiceId => $"{(IsContainer ? "ct" : "vm")}:{Vmid}";

    internal SimulatedCluster Cluster => _cluster;

    internal GuestFigures Figures => GuestFigures.Of(this, _cluster.Schedule.Now);

    internal void SetRunning(bool isRunning, DateTimeOffset? since = null)
    {
        if (isRunning == IsRunning) return;
        StartedAt = isRunning ? since ?? _cluster.Schedule.Now : null;
        Pid = isRunning ? Node.NextPid() : 0;
        IsPaused = false;
        if (isRunning) CloudInit.MakeDrive(this);
        // What was changed while it ran holds from the next start.
        if (!isRunning) Config.ApplyPending();
    }

    internal void ThrowIfLocked(bool ignore = false)
    {
        if (Lock is { } held && !ignore) throw PveError.Failed($"{Kind} is locked ({held})");
    }
}
