namespace Hypervisor.PveSimulator;

/// <summary>What to simulate.</summary>
public sealed record FleetOptions
{
    public int Clusters { get; init; } = 3;

    /// <summary>In each cluster, 1 to 32.</summary>
    public int Nodes { get; init; } = 3;

    /// <summary>In each cluster.</summary>
    public int Guests { get; init; } = 20;

    /// <summary>How many backups a guest has that has any; 0 makes none.</summary>
    public int BackupsPerGuest { get; init; } = 2;

    /// <summary>How many days of tasks, log and snapshots a cluster already has behind it.</summary>
    public int HistoryDays { get; init; }

    /// <summary>The number of the cluster that has Ceph, from 0; null for none.</summary>
    public int? CephCluster { get; init; } = 1;

    /// <summary>The same seed makes the same fleet, secrets included; certificates are new each time.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Of all nodes; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>Of Proxmox VE: 9.2 or 8.4.</summary>
    public string Version { get; init; } = "9.2";

    /// <summary>Tasks end before the call that starts them is answered.</summary>
    public bool InstantTasks { get; init; }

    /// <summary>How long an ordinary task runs; a backup or migration takes several times that.</summary>
    public TimeSpan TaskDuration { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a node is away when it is rebooted or woken.</summary>
    public TimeSpan BootDuration { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>What PVE waits before it answers 401, three seconds really.</summary>
    public TimeSpan UnauthorizedDelay { get; init; }

    /// <summary>Strict mode: every request is checked against this API description too.</summary>
    public string? SchemaFile { get; init; }

    /// <summary>On 127.0.0.1, plain HTTP; null for none, 0 picks a free one.</summary>
    public int? AdminPort { get; init; }

    /// <summary>Every error, with the name of the option.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        if (Clusters is < 1 or > 1000) errors.Add($"Clusters must be 1 to 1000, not {Clusters}.");
        if (Nodes is < 1 or > 32) errors.Add($"Nodes must be 1 to 32, not {Nodes}.");
        if (Guests is < 0 or > 20_000) errors.Add($"Guests must be 0 to 20000, not {Guests}.");
        if (BackupsPerGuest is < 0 or > 1000) errors.Add($"BackupsPerGuest must be 0 to 1000, not {BackupsPerGuest}.");
        if (HistoryDays is < 0 or > 365) errors.Add($"HistoryDays must be 0 to 365, not {HistoryDays}.");
        if (Port is < 0 or > 65535) errors.Add($"Port must be 0 to 65535, not {Port}.");
        if (AdminPort is < 0 or > 65535) errors.Add($"AdminPort must be 0 to 65535, not {AdminPort}.");
        if (AdminPort is > 0 && AdminPort == Port) errors.Add("AdminPort and Port must differ.");
        if (Version is not ("9.2" or "8.4")) errors.Add($"Version must be 9.2 or 8.4, not {Version}.");
        if (TaskDuration < TimeSpan.Zero) errors.Add("TaskDuration must not be negative.");
        if (UnauthorizedDelay < TimeSpan.Zero) errors.Add("UnauthorizedDelay must not be negative.");
        if (SchemaFile is not null && !File.Exists(SchemaFile)) errors.Add($"SchemaFile {SchemaFile} is not there.");
        return errors;
    }
}
