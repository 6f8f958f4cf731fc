namespace Hypervisor.PveSimulator;

/// <summary>The packages that PVE lists of itself, and where they come from.</summary>
internal static class AptVersions
{
    private static readonly (string Package, string Version, string Origin)[] Installed =
    [
        ("proxmox-ve", "9.2.0", "Proxmox"), ("pve-manager", "9.2.11", "Proxmox"), ("proxmox-kernel-helper", "9.0.4", "Proxmox"), ("proxmox-kernel-6.14", "6.14.11-4", "Proxmox"), ("ceph-fuse", "19.2.3-pve1", "Proxmox"), ("corosync", "3.1.9-pve2", "Proxmox"),
        ("libpve-access-control", "9.1.1", "Proxmox"), ("libpve-common-perl", "9.2.1", "Proxmox"), ("libpve-network-perl", "1.3.0", "Proxmox"), ("libpve-storage-perl", "9.1.7", "Proxmox"), ("lxc-pve", "6.0.5-1", "Proxmox"), ("pve-cluster", "9.1.6", "Proxmox"),
        ("pve-container", "6.1.10", "Proxmox"), ("pve-firewall", "6.0.4", "Proxmox"), ("pve-ha-manager", "5.2.0", "Proxmox"), ("pve-qemu-kvm", "10.0.2-4", "Proxmox"), ("qemu-server", "9.2.6", "Proxmox"), ("smartmontools", "7.4-pve1", "Proxmox"),
    ];

    public static IEnumerable<Json> List() => Installed.Select(package => new Json
    {
        ["Package"] = package.Package, ["Title"] = package.Package, ["Description"] = package.Package, ["Origin"] = package.Origin, ["OldVersion"] = package.Version, ["Version"] = package.Version, ["CurrentState"] = "Installed",
        ["Section"] = "admin", ["Priority"] = "optional", ["Arch"] = "amd64",
    }.With("ManagerVersion", package.Package == "pve-manager" ? "9.2.11/14a22df35955d97d" : null).With("RunningKernel", package.Package == "proxmox-ve" ? "6.14.11-4-pve" : null));

    public static Json Repositories() => new()
    {
        ["digest"] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", ["errors"] = Array.Empty<Json>(), ["infos"] = Array.Empty<Json>(),
        ["files"] = new[]
        {
            new Json
            {
                ["path"] = "/etc/apt/sources.list.d/debian.sources", ["file-type"] = "sources",
                ["repositories"] = new[] { new Json { ["Types"] = new[] { "deb" }, ["URIs"] = new[] { "http://deb.debian.org/debian" }, ["Suites"] = new[] { "trixie", "trixie-updates" }, ["Components"] = new[] { "main", "contrib" }, ["FileType"] = "sources", ["Enabled"] = 1 } },
            },
        },
        ["standard-repos"] = new[] { new Json { ["handle"] = "enterprise", ["name"] = "Enterprise" }, new Json { ["handle"] = "no-subscription", ["name"] = "No-Subscription", ["status"] = 1 } },
    };
}
