using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class NodeParameters
{
    private static readonly ParameterSet AcmeFormat = new([
        Text("account", format: "pve-configid"), Text("domains", format: "pve-acme-domain-list"),
    ]);

    private static readonly ParameterSet AcmedomainFormat = new([
        Text("alias", format: "pve-acme-alias"), Text("domain", format: "pve-acme-domain").Required().Default(),
        Text("plugin", format: "pve-configid"),
    ]);

    private static readonly ParameterSet LocationFormat = new([
        Number("latitude", min: -90, max: 90).Required(), Number("longitude", min: -180, max: 180).Required(), Text("name", maxLength: 128),
    ]);

    private static readonly ParameterSet WakeonlanFormat = new([
        Text("bind-interface", format: "pve-iface"), Text("broadcast-address", format: "ipv4"),
        Text("mac", format: "mac-addr").Required().Default(),
    ]);

    /// <summary>GET /nodes/{node}</summary>
    public static readonly ParameterSet Node = new([
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/status</summary>
    public static readonly ParameterSet Command = new([
        OneOf("command", "reboot", "shutdown").Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/rrddata</summary>
    public static readonly ParameterSet Rrd = new([
        OneOf("cf", "AVERAGE", "MAX"), Text("node", format: "pve-node").Required(),
        OneOf("timeframe", "hour", "day", "week", "month", "year", "decade").Required(),
    ]);

    /// <summary>GET /nodes/{node}/services/{service}</summary>
    public static readonly ParameterSet Service = new([
        Text("node", format: "pve-node").Required(),
        OneOf("service", "chrony", "corosync", "cron", "ksmtuned", "lxcfs", "postfix", "proxmox-firewall", "pve-cluster", "pve-firewall", "pve-ha-crm", "pve-ha-lrm", "pve-lxc-syscalld", "pvedaemon", "pvefw-logger", "pveproxy", "pvescheduler", "pvestatd", "qmeventd", "spiceproxy", "sshd", "syslog", "systemd-journald", "systemd-timesyncd").Required(),
    ]);

    /// <summary>POST /nodes/{node}/services/{service}/start</summary>
    public static readonly ParameterSet ServiceCommand = new([
        Text("node", format: "pve-node").Required(),
        OneOf("service", "chrony", "corosync", "cron", "ksmtuned", "lxcfs", "postfix", "proxmox-firewall", "pve-cluster", "pve-firewall", "pve-ha-crm", "pve-ha-lrm", "pve-lxc-syscalld", "pvedaemon", "pvefw-logger", "pveproxy", "pvescheduler", "pvestatd", "qmeventd", "spiceproxy", "sshd", "syslog", "systemd-journald", "systemd-timesyncd").Required(),
    ]);

    /// <summary>GET /nodes/{node}/disks/list</summary>
    public static readonly ParameterSet Disks = new([
        Flag("include-partitions"), Text("node", format: "pve-node").Required(), Flag("skipsmart"), OneOf("type", "unused", "journal_disks"),
    ]);

    /// <summary>GET /nodes/{node}/disks/smart</summary>
    public static readonly ParameterSet Smart = new([
        Text("disk", pattern: @"^/dev/[a-zA-Z0-9\/]+$").Required(), Flag("healthonly"), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/network</summary>
    public static readonly ParameterSet Networks = new([
        Text("node", format: "pve-node").Required(),
        OneOf("type", "bridge", "bond", "eth", "alias", "vlan", "fabric", "OVSBridge", "OVSBond", "OVSPort", "OVSIntPort", "vnet", "any_bridge", "any_local_bridge", "include_sdn"),
    ]);

    /// <summary>GET /nodes/{node}/network/{iface}</summary>
    public static readonly ParameterSet Network = new([
        Text("iface", format: "pve-iface", minLength: 2, maxLength: 20).Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/syslog</summary>
    public static readonly ParameterSet Syslog = new([
        Integer("limit", min: 0), Text("node", format: "pve-node").Required(), Text("service", maxLength: 128),
        Text("since", pattern: @"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$"), Integer("start", min: 0),
        Text("until", pattern: @"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$"),
    ]);

    /// <summary>PUT /nodes/{node}/dns</summary>
    public static readonly ParameterSet UpdateDns = new([
        Text("dns1", format: "ip"), Text("dns2", format: "ip"), Text("dns3", format: "ip"), Text("node", format: "pve-node").Required(),
        Text("search").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/time</summary>
    public static readonly ParameterSet UpdateTime = new([
        Text("node", format: "pve-node").Required(), Text("timezone").Required(),
    ]);

    /// <summary>GET /nodes/{node}/subscription</summary>
    public static readonly ParameterSet Subscription = new([
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/subscription</summary>
    public static readonly ParameterSet UpdateSubscription = new([
        Text("key", maxLength: 32, pattern: @"\s*pve([1248])([cbsp])-(arm-)?[0-9a-f]{10}\s*").Required(),
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/startall</summary>
    public static readonly ParameterSet StartAll = new([
        Flag("force"), Integer("max-workers", min: 1, max: 64), Text("node", format: "pve-node").Required(), Text("vms", format: "pve-vmid-list"),
    ]);

    /// <summary>POST /nodes/{node}/stopall</summary>
    public static readonly ParameterSet StopAll = new([
        Flag("force-stop"), Integer("max-workers", min: 1, max: 64), Text("node", format: "pve-node").Required(),
        Integer("timeout", min: 0, max: 7200), Text("vms", format: "pve-vmid-list"),
    ]);

    /// <summary>PUT /nodes/{node}/config</summary>
    public static readonly ParameterSet UpdateConfig = new([
        Text("acme", properties: AcmeFormat), Text("acmedomain", properties: AcmedomainFormat).Indexed(0, 5),
        Integer("ballooning-target", min: 0, max: 100), Text("delete", format: "pve-configid-list"), Text("description", maxLength: 65536),
        Text("digest", maxLength: 40), Text("location", properties: LocationFormat), Text("node", format: "pve-node").Required(),
        Integer("startall-onboot-delay", min: 0, max: 300), Text("wakeonlan", properties: WakeonlanFormat),
    ]);

    /// <summary>GET /nodes/{node}/config</summary>
    public static readonly ParameterSet Config = new([
        Text("node", format: "pve-node").Required(),
        OneOf("property", "acme", "acmedomain0", "acmedomain1", "acmedomain2", "acmedomain3", "acmedomain4", "acmedomain5", "ballooning-target", "description", "location", "startall-onboot-delay", "wakeonlan"),
    ]);

    /// <summary>POST /nodes/{node}/apt/update</summary>
    public static readonly ParameterSet AptUpdate = new([
        Text("node", format: "pve-node").Required(), Flag("notify"), Flag("quiet"),
    ]);
}
