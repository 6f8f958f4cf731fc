using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>One request on its way to a route.</summary>
internal sealed class Call(SimulatedCluster cluster, SimulatedNode entry, Caller caller, string method, string path, Dictionary<string, string> arguments)
{
    private SimulatedNode? _node;

    public SimulatedCluster Cluster => cluster;

    /// <summary>The node whose address was asked.</summary>
    public SimulatedNode Entry => entry;

    /// <summary>The node that the path names, else the one that was asked.</summary>
    public SimulatedNode Node => _node ??= arguments.TryGetValue("node", out var name) ? cluster.Nodes[name] : entry;

    public Caller Caller => caller;
    public string Method => method;
    public string Path => path;
    public Dictionary<string, string> Arguments => arguments;

    /// <summary>What stands beside "data" in the answer.</summary>
    public Json Beside { get; } = [];

    /// <summary>The file that came with a multipart form.</summary>
    public UploadedFile? Upload { get; init; }

    public DateTimeOffset Now => cluster.Schedule.Now;

    /// <summary>The virtual machine or container that the path names, on the node that the path names.</summary>
    public SimulatedGuest VirtualMachine => cluster.Guests.On(Node, Vmid, isContainer: false);

    public SimulatedGuest Container => cluster.Guests.On(Node, Vmid, isContainer: true);

    public int Vmid => Int("vmid", 0);

    public string? this[string name] => arguments.GetValueOrDefault(name);

    public string Get(string name) => arguments[name];

    public bool Has(string name) => arguments.ContainsKey(name);

    public bool Flag(string name, bool otherwise = false) => arguments.TryGetValue(name, out var value) ? value == "1" : otherwise;

    public int Int(string name, int otherwise) => arguments.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    public long Long(string name, long otherwise) => arguments.TryGetValue(name, out var value) ? long.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    public bool May(string objectPath, params string[] privileges) => cluster.Access.Has(caller, objectPath, privileges);

    /// <exception cref="PveError">403: the caller holds none of the privileges there.</exception>
    public void Demand(string objectPath, params string[] privileges)
    {
        if (!May(objectPath, privileges)) throw PveError.Denied($"{objectPath}, {string.Join('|', privileges)}");
    }
}
