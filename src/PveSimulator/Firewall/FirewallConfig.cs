namespace Hypervisor.PveSimulator;

/// <summary>The firewall of a cluster, node, guest or vnet. Sets, aliases and groups are for clusters; guests may have sets and aliases of their own.</summary>
public sealed class FirewallConfig
{
    private readonly SimulatedCluster _cluster;

    internal FirewallConfig(SimulatedCluster cluster) => _cluster = cluster;

    /// <summary>As the newest rule it comes first.</summary>
    /// <param name="type">in, out, forward or group.</param>
    /// <param name="action">ACCEPT, DROP, REJECT, or the name of a security group.</param>
    public void AddRule(string type, string action, IReadOnlyDictionary<string, string>? options = null) => _cluster.Locked(() => Rules.Items.Insert(0, ToRule(type, action, options)));

    /// <param name="name">enable, policy_in, ...; null takes the option away.</param>
    public void SetOption(string name, string? value) => _cluster.Locked(() =>
    {
        if (value is null) Options.Remove(name);
        else Options[name] = value;
    });

    public void AddAlias(string name, string cidr, string? comment = null) => _cluster.Locked(() => { Aliases[name.ToLowerInvariant()] = new(name, cidr, comment); });

    public void AddIpSet(string name, IEnumerable<string> addresses, string? comment = null) => _cluster.Locked(() =>
    {
        var set = IpSets[name] = new(name) { Comment = comment };
        set.Entries.AddRange(addresses.Select(address => new FirewallIpSetEntry(address, null, false)));
    });

    public void AddGroup(string name, string? comment = null) => _cluster.Locked(() => { Groups[name] = new(name) { Comment = comment }; });

    /// <exception cref="ArgumentException">There is no such group.</exception>
    public void AddGroupRule(string group, string type, string action, IReadOnlyDictionary<string, string>? options = null) => _cluster.Locked(() =>
        (Groups.GetValueOrDefault(group) ?? throw new ArgumentException($"There is no group {group}.", nameof(group))).Rules.Items.Insert(0, ToRule(type, action, options)));

    public void AddLogLine(string line) => _cluster.Locked(() => Log.Add(line));

    internal FirewallRules Rules { get; } = new();
    internal SortedDictionary<string, string> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>By name in small letters: aliases don't tell cases apart.</summary>
    internal SortedDictionary<string, FirewallAlias> Aliases { get; } = new(StringComparer.Ordinal);

    internal SortedDictionary<string, FirewallIpSet> IpSets { get; } = new(StringComparer.Ordinal);
    internal SortedDictionary<string, FirewallGroup> Groups { get; } = new(StringComparer.Ordinal);
    internal List<string> Log { get; } = [];

    internal string OptionsDigest => ConfigDigest.Of(string.Concat(Options.Select(option => $"{option.Key}: {option.Value}\n")));

    internal void CopyTo(FirewallConfig other)
    {
        other.Rules.Items.AddRange(Rules.Items);
        foreach (var (name, value) in Options) other.Options[name] = value;
        foreach (var (name, alias) in Aliases) other.Aliases[name] = alias;
        foreach (var (name, set) in IpSets) other.IpSets[name] = set.Copy();
    }

    private static FirewallRule ToRule(string type, string action, IReadOnlyDictionary<string, string>? options) =>
        new FirewallRule(new Dictionary<string, string> { ["type"] = type, ["action"] = action, ["enable"] = "1" }).With(options ?? new Dictionary<string, string>());
}
