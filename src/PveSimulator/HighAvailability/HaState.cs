namespace Hypervisor.PveSimulator;

/// <summary>What the HA manager of one cluster looks after.</summary>
public sealed class HaState
{
    private readonly SimulatedCluster _cluster;
    private readonly SortedDictionary<string, HaResource> _byService = new(StringComparer.Ordinal);

    internal HaState(SimulatedCluster cluster) => _cluster = cluster;

    /// <summary>Puts a guest under HA.</summary>
    /// <param name="state">started, stopped, ignored or disabled.</param>
    /// <exception cref="ArgumentException">There is no such guest.</exception>
    public void Manage(int vmid, string state = "started") => _cluster.Locked(() =>
    {
        if (!_cluster.Guests.TryFind(vmid, out var guest)) throw new ArgumentException($"There is no guest {vmid}.", nameof(vmid));
        Add(guest.ServiceId).State = state;
    });

    /// <param name="resources">vm:100,ct:200</param>
    /// <param name="nodes">pve1:2,pve2: the higher number the better.</param>
    public void AddNodeAffinity(string id, string resources, string nodes, bool isStrict = false) =>
        AddRule(new HaRule(id, "node-affinity", new Dictionary<string, string> { ["resources"] = resources, ["nodes"] = nodes }), isStrict);

    /// <param name="isPositive">True keeps the services together, false apart.</param>
    public void AddResourceAffinity(string id, string resources, bool isPositive) =>
        AddRule(new HaRule(id, "resource-affinity", new Dictionary<string, string> { ["resources"] = resources, ["affinity"] = isPositive ? "positive" : "negative" }), isStrict: false);

    /// <summary>Seen only while the cluster is of version 8.4.</summary>
    public void AddGroup(string id, string nodes) => _cluster.Locked(() => { Groups[id] = new HaGroup(id, new Dictionary<string, string> { ["nodes"] = nodes }); });

    internal IEnumerable<HaResource> All => _byService.Values;

    /// <summary>In the order in which they were made.</summary>
    internal List<HaRule> Rules { get; } = [];

    internal SortedDictionary<string, HaGroup> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Some service was managed once.</summary>
    internal bool WasUsed { get; private set; }

    internal HaResource? Find(string service) => _byService.GetValueOrDefault(service);

    internal HaResource Add(string service)
    {
        WasUsed = true;
        return _byService[service] = new HaResource(service);
    }

    internal bool Remove(string service) => _byService.Remove(service);

    /// <summary>Takes the service out of every rule; a rule that is left without sense goes too.</summary>
    internal void Purge(string service)
    {
        for (var i = Rules.Count - 1; i >= 0; i--)
        {
            var left = Rules[i].Resources.Where(resource => resource != service).ToList();
            if (left.Count == Rules[i].Resources.Count) continue;
            if (left.Count < (Rules[i].Type == "resource-affinity" ? 2 : 1)) Rules.RemoveAt(i);
            else Rules[i] = Rules[i].With("resources", string.Join(',', left));
        }
    }

    /// <summary>Managed and not ignored: then power actions go through the HA manager.</summary>
    internal bool Manages(SimulatedGuest guest) => Find(guest.ServiceId) is { State: not "ignored" };

    /// <summary>The services that rules in force keep with this one, or apart from it.</summary>
    internal IEnumerable<string> Partners(string service, bool isPositive) => Rules
        .Where(rule => rule.IsInForce && rule.Options.GetValueOrDefault("affinity") == (isPositive ? "positive" : "negative") && rule.Resources.Contains(service))
        .SelectMany(rule => rule.Resources).Where(other => other != service && Find(other) is not null).Distinct();

    private void AddRule(HaRule rule, bool isStrict) => _cluster.Locked(() => Rules.Add(isStrict ? rule.With("strict", "1") : rule));
}
