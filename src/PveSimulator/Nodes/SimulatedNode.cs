using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Hypervisor.PveSimulator;

/// <summary>One node of a simulated cluster.</summary>
public sealed class SimulatedNode
{
    private int _lastPid = 0x3A0;

    internal SimulatedNode(SimulatedCluster cluster, int number, IPAddress address)
    {
        Cluster = cluster;
        Number = number;
        Address = address;
        Name = $"pve{number}";
        var noise = new Noise(cluster.Seed, -number);
        // Big enough for what runs on it.
        var guests = cluster.Options.Guests / cluster.Options.Nodes;
        Cpus = (guests > 30 ? 128 : 32) * (noise.Level(1) < 0.4 ? 1 : 2);
        MaxMemory = (long)Cpus * 8 << 30;
        BootedAt = cluster.Schedule.Now - TimeSpan.FromDays(3 + 60 * noise.Level(2));
        Services = NodeService.Create();
        Networks = new NodeNetworks(address);
        Disks = NodeDisk.Create(this);
    }

    public string Name { get; }

    /// <summary>1 for the first node.</summary>
    public int Number { get; }

    /// <summary>The node's own address; without addresses of their own, all nodes of a cluster share one.</summary>
    public IPAddress Address { get; }

    /// <summary>SHA-256 of the node's certificate, as upper hex with colons.</summary>
    public string Fingerprint => NodeCertificates.Fingerprint(Certificate);

    /// <summary>Why nothing answers at its address, as the other nodes put it: "No route to host". Null while it is up.</summary>
    public string? DownReason { get; internal set; }

    public bool IsUp => DownReason is null;

    internal SimulatedCluster Cluster { get; }
    internal X509Certificate2 Certificate { get; set; } = null!;
    internal SslServerAuthenticationOptions Tls { get; set; } = null!;
    internal DateTimeOffset BootedAt { get; set; }
    internal DateTimeOffset? DownSince { get; set; }
    internal int Cpus { get; }
    internal long MaxMemory { get; }
    internal long MaxDisk => 94L << 30;
    internal int DaemonPid => 1021 + Number;
    internal List<NodeService> Services { get; }
    internal NodeNetworks Networks { get; }
    internal List<NodeDisk> Disks { get; }
    internal SortedDictionary<string, string> Directories { get; } = new(StringComparer.Ordinal);
    internal SortedDictionary<string, long> VolumeGroups { get; } = new(StringComparer.Ordinal) { ["pve"] = 3_839_000_000_000 };
    internal NodeSubscription Subscription { get; } = new();

    /// <summary>The PEM of a certificate that was put in place of the cluster's own.</summary>
    internal string? CustomCertificate { get; set; }

    /// <summary>The text of /etc/hosts once it was changed.</summary>
    internal string? Hosts { get; set; }

    /// <summary>How many lines the system log keeps.</summary>
    public int SyslogLines { get; set; } = 1000;

    internal NodeDns Dns { get; } = new();
    internal string TimeZone { get; set; } = "Etc/UTC";
    internal SortedDictionary<string, string> Config { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the cluster counts it in: a node whose proxy alone is stopped is still online.</summary>
    internal bool IsOnline => IsUp || DownReason == SimulatedNodes.ProxyStopped;

    internal NodeFigures Figures => NodeFigures.Of(this, Cluster.Schedule.Now);

    internal int NextPid() => ++_lastPid;
}
