using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class ContainerParameters
{
    private static readonly ParameterSet DevFormat = new([
        Flag("deny-write"), Integer("gid", min: 0), Text("mode", pattern: @"0[0-7]{3}"), Text("path", format: "pve-lxc-dev-string").Default(),
        Integer("uid", min: 0),
    ]);

    private static readonly ParameterSet FeaturesFormat = new([
        Flag("force_rw_sys"), Flag("fuse"), Flag("keyctl"), Flag("mknod"), Text("mount", pattern: @"(?^:[a-zA-Z0-9_; ]+)"), Flag("nesting"),
    ]);

    private static readonly ParameterSet MpFormat = new([
        Flag("acl"), Flag("backup"),
        Text("idmap", pattern: @"(?^:^(?:passthrough|[ug]:[0-9]+:[0-9]+:[1-9][0-9]*(?:;[ug]:[0-9]+:[0-9]+:[1-9][0-9]*)*)$)"), Flag("keepattrs"),
        Text("mountoptions", pattern: @"(?^:(?^:(discard|lazytime|noatime|nodev|noexec|nosuid))(;(?^:(discard|lazytime|noatime|nodev|noexec|nosuid)))*)"),
        Text("mp", format: "pve-lxc-mp-string").Required(), Flag("quota"), Flag("replicate"), Flag("ro"), Flag("shared"),
        Text("size", format: "disk-size"), Text("volume", format: "pve-lxc-mp-string").Required().Default(),
    ]);

    private static readonly ParameterSet NetFormat = new([
        Text("bridge", pattern: @"[-_.\w\d]+"), Flag("firewall"), Text("gw", format: "ipv4"), Text("gw6", format: "ipv6"), Flag("host-managed"),
        Text("hwaddr", format: "mac-addr"), Text("ip", format: "pve-ipv4-config"), Text("ip6", format: "pve-ipv6-config"), Flag("link_down"),
        Integer("mtu", min: 64, max: 65535), Text("name", pattern: @"[-_.\w\d]+").Required(), Number("rate"), Integer("tag", min: 1, max: 4094),
        Text("trunks", pattern: @"(?^:\d+(?:;\d+)*)"), OneOf("type", "veth"),
    ]);

    private static readonly ParameterSet RootfsFormat = new([
        Flag("acl"), Text("idmap", pattern: @"(?^:^(?:passthrough|[ug]:[0-9]+:[0-9]+:[1-9][0-9]*(?:;[ug]:[0-9]+:[0-9]+:[1-9][0-9]*)*)$)"),
        Text("mountoptions", pattern: @"(?^:(?^:(discard|lazytime|noatime|nodev|noexec|nosuid))(;(?^:(discard|lazytime|noatime|nodev|noexec|nosuid)))*)"),
        Flag("quota"), Flag("replicate"), Flag("ro"), Flag("shared"), Text("size", format: "disk-size"),
        Text("volume", format: "pve-lxc-mp-string").Required().Default(),
    ]);

    private static readonly ParameterSet UnusedFormat = new([
        Text("volume", format: "pve-volume-id").Required().Default(),
    ]);

    /// <summary>GET /nodes/{node}/lxc</summary>
    public static readonly ParameterSet List = new([
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc</summary>
    public static readonly ParameterSet Create = new([
        OneOf("arch", "amd64", "i386", "arm64", "armhf", "riscv32", "riscv64"), Number("bwlimit", min: 0),
        OneOf("cmode", "shell", "console", "tty"), Flag("console"), Integer("cores", min: 1, max: 8192), Number("cpulimit", min: 0, max: 8192),
        Integer("cpuunits", min: 0, max: 500000), Flag("debug"), Text("description", maxLength: 8192),
        Text("dev", properties: DevFormat).Indexed(0, 255), Text("entrypoint", pattern: @"(?^:[^\x00-\x08\x0a-\x1F\x7F]+)"),
        Text("env", pattern: @"(?^:(?:\w+=[^\x00-\x08\x0a-\x1F\x7F]*)(?:\0\w+=[^\x00-\x08\x0a-\x1F\x7F]*)*)"),
        Text("features", properties: FeaturesFormat), Flag("force"), Flag("ha-managed"), Text("hookscript", format: "pve-volume-id"),
        Text("hostname", format: "dns-name", maxLength: 255), Flag("ignore-unpack-errors"),
        OneOf("lock", "backup", "create", "destroyed", "disk", "fstrim", "migrate", "mounted", "rollback", "snapshot", "snapshot-delete"),
        Integer("memory", min: 16), Text("mp", properties: MpFormat).Indexed(0, 255), Text("nameserver", format: "lxc-ip-with-ll-iface-list"),
        Text("net", properties: NetFormat).Indexed(0, 31), Text("node", format: "pve-node").Required(), Flag("onboot"),
        Text("ostemplate", maxLength: 255).Required(),
        OneOf("ostype", "debian", "devuan", "ubuntu", "centos", "fedora", "opensuse", "archlinux", "alpine", "gentoo", "nixos", "unmanaged"),
        Text("password", minLength: 5), Text("pool", format: "pve-poolid"), Flag("protection"), Flag("restore"),
        Text("rootfs", properties: RootfsFormat), Text("searchdomain", format: "dns-name-list"), Text("ssh-public-keys"), Flag("start"),
        Text("startup", format: "pve-startup-order"), Text("storage", format: "pve-storage-id"), Integer("swap", min: 0),
        Text("tags", format: "pve-tag-list"), Flag("template"), Text("timezone", format: "pve-ct-timezone"), Integer("tty", min: 0, max: 6),
        Flag("unique"), Flag("unprivileged"), Text("unused", properties: UnusedFormat).Indexed(0, 255),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/lxc/{vmid}</summary>
    public static readonly ParameterSet Guest = new([
        Text("node", format: "pve-node").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>DELETE /nodes/{node}/lxc/{vmid}</summary>
    public static readonly ParameterSet Delete = new([
        Flag("destroy-unreferenced-disks"), Flag("force"), Text("node", format: "pve-node").Required(), Flag("purge"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/lxc/{vmid}/config</summary>
    public static readonly ParameterSet Config = new([
        Flag("current"), Text("node", format: "pve-node").Required(), Text("snapshot", format: "pve-configid", maxLength: 40),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/lxc/{vmid}/config</summary>
    public static readonly ParameterSet UpdateConfig = new([
        OneOf("arch", "amd64", "i386", "arm64", "armhf", "riscv32", "riscv64"), OneOf("cmode", "shell", "console", "tty"), Flag("console"),
        Integer("cores", min: 1, max: 8192), Number("cpulimit", min: 0, max: 8192), Integer("cpuunits", min: 0, max: 500000), Flag("debug"),
        Text("delete", format: "pve-configid-list"), Text("description", maxLength: 8192), Text("dev", properties: DevFormat).Indexed(0, 255),
        Text("digest", maxLength: 40), Text("entrypoint", pattern: @"(?^:[^\x00-\x08\x0a-\x1F\x7F]+)"),
        Text("env", pattern: @"(?^:(?:\w+=[^\x00-\x08\x0a-\x1F\x7F]*)(?:\0\w+=[^\x00-\x08\x0a-\x1F\x7F]*)*)"),
        Text("features", properties: FeaturesFormat), Text("hookscript", format: "pve-volume-id"),
        Text("hostname", format: "dns-name", maxLength: 255),
        OneOf("lock", "backup", "create", "destroyed", "disk", "fstrim", "migrate", "mounted", "rollback", "snapshot", "snapshot-delete"),
        Integer("memory", min: 16), Text("mp", properties: MpFormat).Indexed(0, 255), Text("nameserver", format: "lxc-ip-with-ll-iface-list"),
        Text("net", properties: NetFormat).Indexed(0, 31), Text("node", format: "pve-node").Required(), Flag("onboot"),
        OneOf("ostype", "debian", "devuan", "ubuntu", "centos", "fedora", "opensuse", "archlinux", "alpine", "gentoo", "nixos", "unmanaged"),
        Flag("protection"), Text("revert", format: "pve-configid-list"), Text("rootfs", properties: RootfsFormat),
        Text("searchdomain", format: "dns-name-list"), Text("startup", format: "pve-startup-order"), Integer("swap", min: 0),
        Text("tags", format: "pve-tag-list"), Flag("template"), Text("timezone", format: "pve-ct-timezone"), Integer("tty", min: 0, max: 6),
        Flag("unprivileged"), Text("unused", properties: UnusedFormat).Indexed(0, 255),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/status/start</summary>
    public static readonly ParameterSet Start = new([
        Flag("debug"), Text("node", format: "pve-node").Required(), Flag("skiplock"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/status/stop</summary>
    public static readonly ParameterSet Stop = new([
        Text("node", format: "pve-node").Required(), Flag("overrule-shutdown"), Flag("skiplock"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/status/shutdown</summary>
    public static readonly ParameterSet Shutdown = new([
        Flag("forceStop"), Text("node", format: "pve-node").Required(), Integer("timeout", min: 0),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/status/reboot</summary>
    public static readonly ParameterSet Reboot = new([
        Text("node", format: "pve-node").Required(), Integer("timeout", min: 0),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/lxc/{vmid}/rrddata</summary>
    public static readonly ParameterSet Rrd = new([
        OneOf("cf", "AVERAGE", "MAX"), Text("node", format: "pve-node").Required(),
        OneOf("timeframe", "hour", "day", "week", "month", "year").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/snapshot</summary>
    public static readonly ParameterSet CreateSnapshot = new([
        Text("description"), Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/lxc/{vmid}/snapshot/{snapname}</summary>
    public static readonly ParameterSet Snapshot = new([
        Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/lxc/{vmid}/snapshot/{snapname}/config</summary>
    public static readonly ParameterSet UpdateSnapshot = new([
        Text("description"), Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>DELETE /nodes/{node}/lxc/{vmid}/snapshot/{snapname}</summary>
    public static readonly ParameterSet DeleteSnapshot = new([
        Flag("force"), Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/snapshot/{snapname}/rollback</summary>
    public static readonly ParameterSet Rollback = new([
        Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(), Flag("start"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/migrate</summary>
    public static readonly ParameterSet Migrate = new([
        Number("bwlimit", min: 0), Text("node", format: "pve-node").Required(), Flag("online"), Flag("restart"),
        Text("target", format: "pve-node").Required(), Text("target-storage", format: "storage-pair-list"), Integer("timeout"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/clone</summary>
    public static readonly ParameterSet Clone = new([
        Number("bwlimit", min: 0), Text("description"), Flag("full"), Text("hostname", format: "dns-name"),
        Integer("newid", min: 100, max: 999999999, format: "pve-vmid").Required(), Text("node", format: "pve-node").Required(),
        Text("pool", format: "pve-poolid"), Text("snapname", format: "pve-configid", maxLength: 40), Text("storage", format: "pve-storage-id"),
        Text("target", format: "pve-node"), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/lxc/{vmid}/template</summary>
    public static readonly ParameterSet Template = new([
        Text("node", format: "pve-node").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/lxc/{vmid}/resize</summary>
    public static readonly ParameterSet Resize = new([
        Text("digest", maxLength: 40),
        OneOf("disk", "rootfs", "mp0", "mp1", "mp2", "mp3", "mp4", "mp5", "mp6", "mp7", "mp8", "mp9", "mp10", "mp11", "mp12", "mp13", "mp14", "mp15", "mp16", "mp17", "mp18", "mp19", "mp20", "mp21", "mp22", "mp23", "mp24", "mp25", "mp26", "mp27", "mp28", "mp29", "mp30", "mp31", "mp32", "mp33", "mp34", "mp35", "mp36", "mp37", "mp38", "mp39", "mp40", "mp41", "mp42", "mp43", "mp44", "mp45", "mp46", "mp47", "mp48", "mp49", "mp50", "mp51", "mp52", "mp53", "mp54", "mp55", "mp56", "mp57", "mp58", "mp59", "mp60", "mp61", "mp62", "mp63", "mp64", "mp65", "mp66", "mp67", "mp68", "mp69", "mp70", "mp71", "mp72", "mp73", "mp74", "mp75", "mp76", "mp77", "mp78", "mp79", "mp80", "mp81", "mp82", "mp83", "mp84", "mp85", "mp86", "mp87", "mp88", "mp89", "mp90", "mp91", "mp92", "mp93", "mp94", "mp95", "mp96", "mp97", "mp98", "mp99", "mp100", "mp101", "mp102", "mp103", "mp104", "mp105", "mp106", "mp107", "mp108", "mp109", "mp110", "mp111", "mp112", "mp113", "mp114", "mp115", "mp116", "mp117", "mp118", "mp119", "mp120", "mp121", "mp122", "mp123", "mp124", "mp125", "mp126", "mp127", "mp128", "mp129", "mp130", "mp131", "mp132", "mp133", "mp134", "mp135", "mp136", "mp137", "mp138", "mp139", "mp140", "mp141", "mp142", "mp143", "mp144", "mp145", "mp146", "mp147", "mp148", "mp149", "mp150", "mp151", "mp152", "mp153", "mp154", "mp155", "mp156", "mp157", "mp158", "mp159", "mp160", "mp161", "mp162", "mp163", "mp164", "mp165", "mp166", "mp167", "mp168", "mp169", "mp170", "mp171", "mp172", "mp173", "mp174", "mp175", "mp176", "mp177", "mp178", "mp179", "mp180", "mp181", "mp182", "mp183", "mp184", "mp185", "mp186", "mp187", "mp188", "mp189", "mp190", "mp191", "mp192", "mp193", "mp194", "mp195", "mp196", "mp197", "mp198", "mp199", "mp200", "mp201", "mp202", "mp203", "mp204", "mp205", "mp206", "mp207", "mp208", "mp209", "mp210", "mp211", "mp212", "mp213", "mp214", "mp215", "mp216", "mp217", "mp218", "mp219", "mp220", "mp221", "mp222", "mp223", "mp224", "mp225", "mp226", "mp227", "mp228", "mp229", "mp230", "mp231", "mp232", "mp233", "mp234", "mp235", "mp236", "mp237", "mp238", "mp239", "mp240", "mp241", "mp242", "mp243", "mp244", "mp245", "mp246", "mp247", "mp248", "mp249", "mp250", "mp251", "mp252", "mp253", "mp254", "mp255").Required(),
        Text("node", format: "pve-node").Required(), Text("size", pattern: @"\+?\d+(\.\d+)?[KMGT]?").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/lxc/{vmid}/feature</summary>
    public static readonly ParameterSet Feature = new([
        OneOf("feature", "snapshot", "clone", "copy").Required(), Text("node", format: "pve-node").Required(),
        Text("snapname", format: "pve-configid", maxLength: 40), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);
}
