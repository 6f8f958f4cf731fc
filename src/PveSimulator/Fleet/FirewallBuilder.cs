using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Makes up a firewall: some sets and groups of the cluster, and rules on a few of its nodes and guests.</summary>
internal static class FirewallBuilder
{
    public static void Add(SimulatedCluster cluster, Random random)
    {
        var config = cluster.Firewall.Cluster;
        config.SetOption("enable", "1");
        config.SetOption("policy_in", "DROP");
        config.AddAlias("office", "198.51.100.0/24", "head office");
        config.AddAlias("monitoring", $"192.0.2.{random.Next(10, 60)}");
        config.AddIpSet("management", ["192.0.2.0/24", $"198.51.100.{random.Next(2, 250)}"], "administrators");
        config.AddIpSet("blocklist", Enumerable.Range(0, 3).Select(_ => $"203.0.113.{random.Next(1, 255)}").Distinct());
        config.AddGroup("web", "web servers");
        config.AddGroupRule("web", "in", "ACCEPT", new Dictionary<string, string> { ["macro"] = "HTTPS" });
        config.AddGroupRule("web", "in", "ACCEPT", new Dictionary<string, string> { ["macro"] = "HTTP" });
        config.AddGroup("ssh-admin", "shell from the management network");
        config.AddGroupRule("ssh-admin", "in", "ACCEPT", new Dictionary<string, string> { ["proto"] = "tcp", ["dport"] = "22", ["source"] = "+management" });
        config.AddRule("in", "DROP", new Dictionary<string, string> { ["source"] = "+blocklist", ["log"] = "info", ["comment"] = "known offenders" });
        config.AddRule("in", "ACCEPT", new Dictionary<string, string> { ["proto"] = "tcp", ["dport"] = "8006", ["source"] = "+management", ["comment"] = "web interface" });
        config.AddRule("group", "ssh-admin");
        AddNode(cluster, random);
        foreach (var guest in cluster.Guests.Items.Where(_ => random.Next(5) == 0).ToList()) AddGuest(cluster.Firewall.OfGuest(guest.Vmid), random);
    }

    private static void AddNode(SimulatedCluster cluster, Random random)
    {
        var node = cluster.Firewall.OfNode(cluster.Nodes.All[0].Name);
        node.SetOption("log_level_in", "info");
        node.AddRule("in", "ACCEPT", new Dictionary<string, string> { ["proto"] = "udp", ["dport"] = "161", ["source"] = "monitoring", ["comment"] = "monitoring" });
        for (var n = 20; n > 0; n--)
        {
            var at = cluster.Schedule.Now.AddMinutes(-n * 7).ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);
            node.AddLogLine($"0 5 PVEFW-HOST-IN {at} policy DROP: IN=vmbr0 SRC=203.0.113.{random.Next(1, 255)} DST={cluster.Nodes.All[0].Address} LEN=60 TTL=52 PROTO=TCP SPT={random.Next(1024, 65536)} DPT={random.Next(1, 1024)} SYN");
        }
    }

    private static void AddGuest(FirewallConfig guest, Random random)
    {
        guest.SetOption("enable", random.Next(4) == 0 ? "0" : "1");
        if (random.Next(2) == 0) guest.SetOption("policy_out", "ACCEPT");
        if (random.Next(2) == 0) guest.AddRule("group", "web", new Dictionary<string, string> { ["iface"] = "net0" });
        guest.AddRule("group", "ssh-admin", new Dictionary<string, string> { ["iface"] = "net0" });
        if (random.Next(3) == 0) guest.AddRule("in", "ACCEPT", new Dictionary<string, string> { ["macro"] = "Ping", ["enable"] = random.Next(2).ToString(CultureInfo.InvariantCulture) });
    }
}
