using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Makes up a small software-defined network: one routed zone, one of VLANs, and a change that nobody has applied yet.</summary>
internal static class SdnBuilder
{
    private static readonly string[] Purposes = ["backend", "frontend", "storage", "management", "voice", "guests", "cameras", "backup"];

    public static void Add(SimulatedCluster cluster, Random random)
    {
        var sdn = cluster.Sdn;
        sdn.AddZone("internal", "simple", new Dictionary<string, string> { ["ipam"] = "pve", ["mtu"] = "1450" });
        sdn.AddZone("lan", "vlan", new Dictionary<string, string> { ["bridge"] = "vmbr0", ["ipam"] = "pve" });
        sdn.AddVnet("vint0", "internal", new Dictionary<string, string> { ["alias"] = "internal services" });
        var subnet = $"10.{random.Next(10, 250).ToString(CultureInfo.InvariantCulture)}.0";
        sdn.AddSubnet("vint0", $"{subnet}.0/24", new Dictionary<string, string> { ["gateway"] = $"{subnet}.1", ["snat"] = "1", ["dhcp-range"] = $"start-address={subnet}.100,end-address={subnet}.199" });
        foreach (var (n, purpose) in Purposes.OrderBy(_ => random.Next()).Take(3).Index()) AddVlan(n, purpose);
        sdn.Apply();
        AddVlan(3, "lab");
        sdn.AddVnet("vint0", "internal", new Dictionary<string, string> { ["alias"] = "internal services, all sites" });

        void AddVlan(int n, string purpose) => sdn.AddVnet($"vlan{n + 1}0", "lan", new Dictionary<string, string> { ["tag"] = $"{n + 1}0", ["alias"] = purpose });
    }
}
