using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.PveSimulator;

/// <summary>One simulated Proxmox VE cluster.</summary>
public sealed class SimulatedCluster
{
    private readonly Lock _gate = new();

    internal SimulatedCluster(string name, int number, FleetOptions options, TimeProvider time)
    {
        Name = name;
        Version = options.Version;
        Seed = HashCode(options.Seed, number);
        Time = time;
        Options = options;
        Schedule = new Schedule(time);
        Log = new ClusterLog(this);
        Tasks = new TaskList(this, options.InstantTasks, options.TaskDuration);
        Faults = new SimulatedFaults(this);
        Guests = new SimulatedGuests(this);
        Nodes = new SimulatedNodes(this);
        Consoles = new ConsoleSessions(this);
        Charts = new RrdDisturbances(this);
        Password = Secret("password")[..16];
        HighAvailability = new HaState(this);
        Sdn = new SimulatedSdn(this);
        Firewall = new SimulatedFirewall(this);
        Replication = new SimulatedReplication(this);
        Access = new AccessState(this, Password);
        Tickets = new Tickets(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}:tickets")));
        TokenSecret = CreateToken("hypervisor", hasOwnPrivileges: false);
    }

    public string Name { get; }

    /// <summary>9.2, or 8.4: then HA has groups instead of rules, and the names of some things are older.</summary>
    public string Version { get; set; }

    /// <summary>The address of the first node.</summary>
    public string Host => Nodes.All[0].Address.ToString();

    public int Port { get; internal set; }

    /// <summary>SHA-256 of the first node's certificate, as upper hex with colons.</summary>
    public string Fingerprint => Nodes.All[0].Fingerprint;

    /// <summary>The cluster's own certificate authority, PEM.</summary>
    public string CertificateAuthority { get; internal set; } = "";

    public string TokenId => "root@pam!hypervisor";
    public string TokenSecret { get; }
    public string Username => AccessState.Root;
    public string Password { get; }
    public SimulatedFaults Faults { get; }
    public RequestCounters Counters { get; } = new();

    /// <summary>Who called what and when, the oldest first, as far as it is kept.</summary>
    public IReadOnlyList<AccessLogLine> AccessLog => Calls.Lines();

    public SimulatedGuests Guests { get; }
    public SimulatedNodes Nodes { get; }
    public HaState HighAvailability { get; }
    public SimulatedSdn Sdn { get; }
    public SimulatedFirewall Firewall { get; }
    public SimulatedReplication Replication { get; }

    /// <summary>Gaps and spikes in the series for charts.</summary>
    public RrdDisturbances Charts { get; }

    /// <summary>The newest first, as upid and exit status (null while running).</summary>
    public IReadOnlyList<(string Upid, string? ExitStatus)> TaskHistory => Locked(() => Tasks.NewestFirst.Select(task => (task.Upid, task.ExitStatus)).ToList());

    /// <summary>What strict mode found wrong with requests.</summary>
    public IReadOnlyList<string> Violations => Locked(() => ViolationList.ToList());

    internal AccessLog Calls { get; } = new();
    internal int Seed { get; }
    internal TimeProvider Time { get; }
    internal FleetOptions Options { get; }
    internal Schedule Schedule { get; }
    internal ClusterLog Log { get; }
    internal TaskList Tasks { get; }
    internal AccessState Access { get; }
    internal Tickets Tickets { get; }
    internal ConsoleSessions Consoles { get; }
    internal PoolList Pools { get; } = new();
    internal StorageState Storages { get; } = new();
    internal List<ApplianceTemplate> Templates { get; } = [.. ApplianceTemplate.Usual];
    internal SectionConfig BackupJobs { get; } = new();
    internal SectionConfig Notifications { get; } = NotificationRoutes.Create();
    internal SectionConfig Realms { get; } = new();
    internal SectionConfig MetricServers { get; } = new();
    internal SectionConfig CpuModels { get; } = new();
    internal SectionConfig AcmePlugins { get; } = new();
    internal SectionConfig AcmeAccounts { get; } = new();
    internal Dictionary<string, SectionConfig> Mappings { get; } = new() { ["pci"] = new(), ["usb"] = new(), ["dir"] = new() };

    /// <summary>Null where no Ceph is installed.</summary>
    internal CephState? Ceph { get; set; }

    internal Doors Doors { get; set; } = null!;
    internal ClusterCertificates Certificates { get; set; } = null!;
    internal SortedDictionary<string, string> DatacenterOptions { get; } = new(StringComparer.Ordinal) { ["mac_prefix"] = "BC:24:11" };
    internal List<string> ViolationList { get; } = [];

    /// <summary>A single node that was never made a cluster answers differently in places.</summary>
    internal bool IsStandalone { get; set; }

    internal bool IsVersion8 => Version.StartsWith("8.", StringComparison.Ordinal);

    internal bool HasQuorum => !Faults.HasLostQuorum && Nodes.All.Count(node => node.IsOnline) * 2 > Nodes.All.Count;

    /// <summary>Adds an API token of root@pam and returns its secret.</summary>
    /// <param name="id">The part after the exclamation mark.</param>
    /// <param name="hasOwnPrivileges">True makes a token that may do nothing until an access entry says so.</param>
    public string CreateToken(string id, bool hasOwnPrivileges) => Locked(() =>
    {
        var secret = Guid.Parse(Secret($"token {id}")[..32]).ToString();
        Access.Users[AccessState.Root].Tokens[id] = new ApiToken(id, secret) { HasOwnPrivileges = hasOwnPrivileges };
        return secret;
    });

    /// <summary>Gives a user, group or token a role on an object and all below it.</summary>
    public void Grant(string path, string authId, string role) => Locked(() =>
        Access.Acl.Add(new AclEntry(path, authId.Contains('!') ? "token" : authId.Contains('@') ? "user" : "group", authId, role, Propagates: true)));

    /// <summary>Puts a file on a storage, as somebody with a shell would: on a local one it is on the first node.</summary>
    /// <param name="volume">storage:path, however odd its name.</param>
    public void AddVolume(string volume, string content, string format, long size, int? vmid = null) => Locked(() =>
    {
        var isLocal = Storages.Find(volume[..volume.IndexOf(':')]).Type is not ("nfs" or "pbs" or "rbd");
        Storages.Volumes.Add(new(volume, content, format, size, Schedule.Now) { Vmid = vmid, Node = isLocal ? Nodes.All[0].Name : null });
    });

    /// <summary>Sets up Ceph with two OSDs a node and a storage on it.</summary>
    public void InstallCeph() => Locked(() =>
    {
        Ceph = new CephState(this);
        var storage = Storages.Add(new SimulatedStorage("ceph-vm", "rbd") { Size = 10_000L << 30 });
        storage.Options["pool"] = "ceph-vm";
        storage.Options["content"] = "images,rootdir";
        storage.Options["krbd"] = "0";
    });

    public void RemoveCeph() => Locked(() =>
    {
        Ceph = null;
        Storages.Remove("ceph-vm");
    });

    /// <summary>Writes lines into the cluster's log, as its services do, the last one the newest.</summary>
    public void WriteLog(IEnumerable<string> messages) => Locked(() =>
    {
        foreach (var message in messages) Log.Add(Nodes.All[0], AccessState.Root, "pvedaemon", message);
    });

    /// <summary>Makes Ceph's health a warning with this check, SLOW_OPS or the like; null takes it back.</summary>
    public void WarnOfCeph(string check, string? message) => Locked(() =>
    {
        if (message is null) Ceph!.Warnings.Remove(check);
        else Ceph!.Warnings[check] = message;
    });

    /// <summary>Stops a service of Ceph, "osd.3" or "mon.pve1", as a crash would.</summary>
    public void StopCephService(string service) => Locked(() => Ceph!.Stopped.Add(service));

    /// <exception cref="PveError">500 in the words of those calls that look at the quorum themselves.</exception>
    internal void DemandQuorum()
    {
        if (!HasQuorum) throw PveError.Failed("cluster not ready - no quorum?");
    }

    /// <exception cref="PveError">500 in the words of those calls that take a lock on a file of the cluster.</exception>
    internal void DemandLock(string file, string prefix = "")
    {
        if (!HasQuorum) throw PveError.Failed($"{prefix}cfs-lock '{file}' error: no quorum!");
    }

    internal T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            Schedule.Settle();
            return read();
        }
    }

    internal void Locked(Action change)
    {
        lock (_gate)
        {
            Schedule.Settle();
            change();
        }
    }

    /// <summary>Hex that differs by seed, cluster and purpose.</summary>
    internal string Secret(string purpose) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Options.Seed}/{Name}/{Seed}/{purpose}")));

    private static int HashCode(int seed, int number) => unchecked((seed * 7919) ^ (number * 104_729 + 17));
}
