namespace Hypervisor.PveSimulator.Tests;

/// <summary>Jobs, realms, mappings and the like that were there when an exchange was recorded, by its name.</summary>
internal static class LaboratoryServices
{
    public static void Prepare(SimulatedCluster cluster, string name)
    {
        PrepareBackups(cluster, name);
        PrepareNode(cluster, name);
        if (name is "cluster-custom-cpu") Set(cluster.CpuModels.Add("mine", "cpu-model"), ("flags", "+aes"), ("reported-model", "kvm64"));
        if (name is "cluster-mapping-dir") Set(cluster.Mappings["dir"].Add("share", "dir"), ("map", "node=pve1,path=/var/lib/vz"));
        if (name is "cluster-mapping-pci") Set(cluster.Mappings["pci"].Add("gpu0", "pci"), ("map", "node=pve1,path=0000:09:00.0,id=10de:1234"));
        if (name is "cluster-metrics-get") Set(cluster.MetricServers.Add("infl", "influxdb"), ("server", "192.0.2.50"), ("port", "8089"));
        if (name is "cluster-metrics-export" or "node-netstat") foreach (var guest in cluster.Guests.All) cluster.Guests.Stop(guest.Vmid);
        if (name.StartsWith("cluster-create", StringComparison.Ordinal)) cluster.IsStandalone = name != "cluster-create-again";
        if (name is "domain-create-dup" or "domain-get-ldap" or "domain-put-digest" or "domain-delete")
            Set(cluster.Realms.Add("corp", "ldap"), ("server1", "ldap.example.com"), ("base_dn", "dc=example,dc=com"), ("user_attr", "uid"), ("comment", "Corp"));
    }

    private static void PrepareBackups(SimulatedCluster cluster, string name)
    {
        cluster.BackupJobs.Sections.Clear();
        if (name is "backup-job-get" or "backup-job-list" or "backup-job-included" || name.StartsWith("backup-job-put", StringComparison.Ordinal))
            Set(cluster.BackupJobs.Add("backup-weekly", "vzdump"), ("schedule", "sun 01:00"), ("storage", "tank"), ("vmid", "100,101"), ("mode", "snapshot"), ("enabled", "1"), ("compress", "zstd"),
                ("prune-backups", "keep-last=3,keep-weekly=2"), ("notes-template", "{{guestname}}"));
        if (name is "backup-info" or "backup-job-list") Set(cluster.BackupJobs.Add("all", "vzdump"), ("schedule", "21:00"), ("storage", "nosuch"), ("all", "1"), ("enabled", "1"));
        if (name is "backup-job-list") Set(cluster.BackupJobs.Add("off", "vzdump"), ("schedule", "21:00"), ("storage", "tank"), ("all", "1"), ("exclude", "110"), ("enabled", "0"));
        if (name is "backup-job-included") foreach (var vmid in new[] { 100, 101 }) cluster.Guests.Configure(vmid, "ide2", null);
    }

    private static void PrepareNode(SimulatedCluster cluster, string name)
    {
        var node = cluster.Nodes.All[0];
        if (name is "node-aplinfo") cluster.Templates.Clear();
        if (name is "node-disks-lvm") node.VolumeGroups.Clear();
        if (name is "network-create-dup" or "network-list-pending" or "network-put" or "network-revert")
        {
            node.Networks.Set("vmbr1", new Json
            {
                ["iface"] = "vmbr1", ["type"] = "bridge", ["autostart"] = 1, ["method"] = "static", ["method6"] = "manual", ["families"] = new[] { "inet" }, ["address"] = "198.51.100.1", ["netmask"] = "24",
                ["cidr"] = "198.51.100.1/24", ["comments"] = "lab\n", ["bridge_ports"] = "", ["bridge_stp"] = "off", ["bridge_fd"] = "0",
            });
        }
    }

    private static void Set(ConfigSection section, params (string Key, string Value)[] options)
    {
        foreach (var (key, value) in options) section.Options[key] = value;
    }
}
