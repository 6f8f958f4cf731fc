namespace Hypervisor.PveSimulator;

internal sealed class NodeService(string name, string description, string unitState, bool isRunning)
{
    private static readonly (string Name, string Description, string UnitState, bool IsRunning)[] Usual =
    [
        ("chrony", "chrony, an NTP client/server", "enabled", true), ("corosync", "Corosync Cluster Engine", "enabled", true),
        ("cron", "Regular background program processing daemon", "enabled", true), ("ksmtuned", "ksmtuned.service", "not-found", false),
        ("lxcfs", "FUSE filesystem for LXC", "enabled", true), ("postfix", "Postfix Mail Transport Agent", "enabled", true),
        ("proxmox-firewall", "proxmox-firewall.service", "not-found", false), ("pve-cluster", "The Proxmox VE cluster filesystem", "enabled", true),
        ("pve-firewall", "Proxmox VE firewall", "enabled", true), ("pve-ha-crm", "PVE Cluster HA Resource Manager Daemon", "enabled", true),
        ("pve-ha-lrm", "PVE Local HA Resource Manager Daemon", "enabled", true), ("pve-lxc-syscalld", "pve-lxc-syscalld.service", "not-found", false),
        ("pvedaemon", "PVE API Daemon", "enabled", true), ("pvefw-logger", "Proxmox VE firewall logger", "enabled", true), ("pveproxy", "PVE API Proxy Server", "enabled", true),
        ("pvescheduler", "Proxmox VE scheduler", "enabled", true), ("pvestatd", "PVE Status Daemon", "enabled", true), ("qmeventd", "PVE Qemu Event Daemon", "enabled", true),
        ("spiceproxy", "PVE SPICE Proxy Server", "enabled", true), ("sshd", "OpenBSD Secure Shell server", "enabled", true), ("syslog", "System Logging Service", "enabled", false),
        ("systemd-journald", "Journal Service", "static", true), ("systemd-timesyncd", "systemd-timesyncd.service", "masked", false),
    ];

    private static readonly string[] Essential = ["pveproxy", "pvedaemon", "pve-cluster", "sshd"];

    public string Name => name;
    public bool IsRunning { get; set; } = isRunning;
    public bool IsEssential => Essential.Contains(name);

    public static List<NodeService> Create() => [.. Usual.Select(service => new NodeService(service.Name, service.Description, service.UnitState, service.IsRunning))];

    public Json ToJson() => new()
    {
        ["service"] = name, ["name"] = name, ["desc"] = description, ["unit-state"] = unitState,
        ["state"] = IsRunning ? "running" : "dead", ["active-state"] = IsRunning ? "active" : "inactive",
    };
}
