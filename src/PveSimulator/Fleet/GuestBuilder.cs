using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Makes up one guest: 70 of 100 are virtual machines, 15 of 100 are stopped, 2 of 100 are templates.</summary>
internal static class GuestBuilder
{
    private static readonly string[] Roles = ["web", "db", "app", "mail", "dns", "proxy", "ci", "git", "monitor", "cache", "queue", "backup", "build", "ldap", "wiki", "print"];
    private static readonly string[] Tags = ["prod", "staging", "linux", "windows", "critical", "legacy", "internal", "dmz"];
    private static readonly int[] Memories = [512, 1024, 2048, 4096, 8192, 16384];

    public static void Add(SimulatedCluster cluster, Random random, int vmid)
    {
        var isContainer = random.Next(100) < 30;
        var node = cluster.Nodes.All[random.Next(cluster.Nodes.All.Count)];
        var guest = cluster.Guests.Add(vmid, isContainer, node);
        var isTemplate = vmid % 50 == 49;
        var role = Roles[random.Next(Roles.Length)];
        var name = isTemplate ? $"tmpl-{(isContainer ? "debian13" : "ubuntu2404")}-{vmid}" : $"{role}-{vmid % 100:00}";
        var memory = Memories[random.Next(isContainer ? 4 : Memories.Length)];
        var cores = 1 << random.Next(isContainer ? 3 : 4);
        var config = guest.Config;
        config[isContainer ? "hostname" : "name"] = name;
        config["memory"] = memory.ToString(CultureInfo.InvariantCulture);
        config["cores"] = cores.ToString(CultureInfo.InvariantCulture);
        if (random.Next(3) > 0) config["tags"] = string.Join(';', Tags.OrderBy(_ => random.Next()).Take(1 + random.Next(2)).Order(StringComparer.Ordinal));
        if (random.Next(2) == 0) config["onboot"] = "1";
        if (isContainer) FillContainer(cluster, random, guest);
        else FillVirtualMachine(cluster, random, guest);
        if (isTemplate) config["template"] = "1";
        else if (random.Next(100) >= 15) guest.SetRunning(true, cluster.Schedule.Now - TimeSpan.FromSeconds(random.Next(60, 60 * 86_400)));
        if (!isTemplate && vmid % 97 == 96) config["lock"] = "backup";
        if (random.Next(3) == 0) cluster.Pools.Find(random.Next(3) > 0 ? "prod" : "test").Guests.Add(vmid);
    }

    private static void FillVirtualMachine(SimulatedCluster cluster, Random random, SimulatedGuest guest)
    {
        var isWindows = random.Next(5) == 0;
        var config = guest.Config;
        config["ostype"] = isWindows ? random.Next(2) == 0 ? "win11" : "win10" : "l26";
        config["sockets"] = "1";
        config["cpu"] = "x86-64-v2-AES";
        config["scsihw"] = "virtio-scsi-single";
        config["boot"] = "order=scsi0;net0";
        config["agent"] = "1";
        config["net0"] = $"virtio={Mac(random)},bridge=vmbr0,firewall=1";
        config["smbios1"] = $"uuid={Uuid(random)}";
        config["vmgenid"] = Uuid(random);
        config["meta"] = "creation-qemu=10.0.2,ctime=1750000000";
        FillInside(cluster, guest, isWindows);
        AddDisk(cluster, guest, "scsi0", (long)(isWindows ? 60 : 8 << random.Next(4)) << 30, "");
        if (random.Next(4) == 0) AddDisk(cluster, guest, "scsi1", (long)(32 << random.Next(4)) << 30, "");
    }

    /// <summary>One in eight is not set up for an agent, one in eight lacks the agent itself; every fourth Linux has a cloud-init drive.</summary>
    private static void FillInside(SimulatedCluster cluster, SimulatedGuest guest, bool isWindows)
    {
        var config = guest.Config;
        var agent = new Noise(cluster.Seed, guest.Vmid).Level(40);
        if (agent < 0.125) config["agent"] = null;
        guest.Agent.IsInstalled = agent >= 0.25;
        if (isWindows || guest.Vmid % 4 != 1) return;
        config["ide2"] = $"local-lvm:vm-{guest.Vmid}-cloudinit,media=cdrom,size=4M";
        config["ciuser"] = "admin";
        config["ipconfig0"] = "ip=dhcp";
        config["searchdomain"] = "example.com";
        config["nameserver"] = "192.0.2.1";
    }

    private static void FillContainer(SimulatedCluster cluster, Random random, SimulatedGuest guest)
    {
        var config = guest.Config;
        config["ostype"] = new[] { "debian", "alpine", "ubuntu", "rockylinux" }[random.Next(4)];
        config["arch"] = "amd64";
        config["swap"] = "512";
        config["unprivileged"] = "1";
        config["features"] = "nesting=1";
        config["net0"] = $"name=eth0,bridge=vmbr0,firewall=1,hwaddr={Mac(random)},ip=dhcp,type=veth";
        AddDisk(cluster, guest, "rootfs", (long)(4 << random.Next(4)) << 30, "");
    }

    private static void AddDisk(SimulatedCluster cluster, SimulatedGuest guest, string key, long size, string more)
    {
        var volume = cluster.Storages.Allocate(cluster.Storages.Find("local-lvm"), guest, size, null);
        guest.Config[key] = $"{volume.Id}{more},size={DiskSize.Format(size)}";
    }

    public static string Mac(Random random) => $"BC:24:11:{random.Next(256):X2}:{random.Next(256):X2}:{random.Next(256):X2}";

    public static string Uuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
