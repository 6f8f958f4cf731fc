namespace Hypervisor.PveSimulator.Tests;

/// <summary>The firewall as it was when an exchange was recorded, by its name.</summary>
internal static class LaboratoryFirewalls
{
    public static void Prepare(SimulatedCluster cluster, string name)
    {
        cluster.Firewall.Clear();
        var config = cluster.Firewall.Cluster;
        if (name is "fw-rules-after-bad" || name.StartsWith("fw-rule-", StringComparison.Ordinal) && !name.Contains("create", StringComparison.Ordinal)) AddRules(config);
        if (name is "fw-alias-create-dup" or "fw-alias-get" or "fw-alias-list" or "fw-alias-put-rename") config.AddAlias("Office", "198.51.100.0/24", "hq");
        if (name is "fw-alias-list-2" or "fw-refs" or "fw-vm-refs") config.AddAlias("hq", "198.51.100.7");
        if (name.StartsWith("fw-group-", StringComparison.Ordinal) && name is not "fw-group-create") config.AddGroup("web", "web servers");
        if (name is "fw-group-get" or "fw-group-delete-nonempty") config.AddGroupRule("web", "in", "ACCEPT", new Dictionary<string, string> { ["proto"] = "tcp", ["dport"] = "80,443", ["enable"] = "0" });
        if (name.StartsWith("fw-ipset-", StringComparison.Ordinal) && name is not "fw-ipset-create") AddSet(config, name);
        if (name is "fw-cluster-options-2")
        {
            config.SetOption("enable", "0");
            config.SetOption("policy_in", "DROP");
            config.SetOption("log_ratelimit", "enable=1,rate=5/second");
        }
        if (name is "fw-vm-options-2")
        {
            cluster.Firewall.OfGuest(101).SetOption("enable", "1");
            cluster.Firewall.OfGuest(101).SetOption("policy_in", "ACCEPT");
            cluster.Firewall.OfGuest(101).SetOption("log_level_in", "nolog");
        }
        if (name is "fw-vm-rules") cluster.Firewall.OfGuest(101).AddRule("group", "web", new Dictionary<string, string> { ["iface"] = "net0" });
        if (name is "c-fw-remote-rules") cluster.Firewall.OfNode("pve2").AddRule("in", "ACCEPT", new Dictionary<string, string> { ["proto"] = "icmp", ["enable"] = "0" });
    }

    private static void AddRules(FirewallConfig config)
    {
        config.AddRule("in", "ACCEPT", new Dictionary<string, string> { ["proto"] = "tcp", ["dport"] = "22", ["source"] = "192.0.2.0/24", ["comment"] = "ssh" });
        config.AddRule("in", "ACCEPT", new Dictionary<string, string> { ["macro"] = "HTTPS", ["comment"] = "web ui" });
        config.AddRule("in", "DROP", new Dictionary<string, string> { ["proto"] = "tcp", ["dport"] = "8006", ["log"] = "info", ["enable"] = "0" });
        config.AddRule("group", "nosuch", new Dictionary<string, string> { ["enable"] = "0" });
    }

    private static void AddSet(FirewallConfig config, string name)
    {
        config.AddIpSet("admins", name is "fw-ipset-add" or "fw-ipset-add-nomatch" ? [] : ["192.0.2.7"], "c");
        if (name is not ("fw-ipset-get" or "fw-ipset-delete-cidr")) return;
        config.IpSets["admins"].Entries[0] = new("192.0.2.7", "x", false);
        config.IpSets["admins"].Entries.Insert(0, new("192.0.2.0/28", null, true));
    }
}
