namespace Hypervisor.PveSimulator.Tests;

/// <summary>The software-defined network as it was when an exchange was recorded, by its name.</summary>
internal static class LaboratoryNetworks
{
    private static readonly string[] None =
    [
        "sdn-zones-empty", "sdn-zone-create", "sdn-zone-create-vlan", "sdn-lock-clean", "sdn-zone-missing", "sdn-controllers", "sdn-dns", "sdn-ipams", "cluster-resources-sdn", "cluster-resources", "cluster-resources-vm",
    ];

    private static readonly string[] Applied =
    [
        "sdn-zones-after-apply", "sdn-zones-after-rollback", "sdn-zones-pending-deleted", "sdn-vnets-pending-changed", "node-sdn-zones", "node-sdn-zone-content", "cluster-resources-2",
        "c-cluster-resources", "c-node-down-resources", "c-noquorum-resources", "sdn-zone-delete-vl", "sdn-vnet-put",
    ];

    public static void Prepare(SimulatedCluster cluster, string name)
    {
        var sdn = cluster.Sdn;
        sdn.Clear();
        if (!name.Contains("sdn-", StringComparison.Ordinal) && !Applied.Contains(name) || None.Contains(name)) return;
        var isLocked = name.Contains("locked", StringComparison.Ordinal) || name.Contains("unlock", StringComparison.Ordinal) || name == "sdn-lock-release-force";
        sdn.AddZone("lab", "simple", new Dictionary<string, string> { ["ipam"] = "pve" });
        sdn.AddZone("vl", "vlan", new Dictionary<string, string> { ["bridge"] = "vmbr0" });
        if (Applied.Contains(name)) sdn.AddZone("z9", "simple");
        if (name != "sdn-vnet-create") sdn.AddVnet("vnet1", "lab", new Dictionary<string, string> { ["alias"] = "lab net" });
        if (name is "sdn-subnets" or "sdn-vnet-delete-used") sdn.AddSubnet("vnet1", "10.9.0.0/24", new Dictionary<string, string> { ["gateway"] = "10.9.0.1", ["snat"] = "1" });
        // The nodes could not reload their network then.
        if (Applied.Contains(name) || isLocked) sdn.Commit();
        if (name == "sdn-zones-pending-deleted") sdn.Zones.Current.Remove("vl");
        if (name == "sdn-vnets-pending-changed") sdn.AddVnet("vnet1", "lab", new Dictionary<string, string> { ["alias"] = "changed" });
        if (isLocked) sdn.LockToken = "6b037f2f-0000-4000-8000-000000000001";
    }
}
