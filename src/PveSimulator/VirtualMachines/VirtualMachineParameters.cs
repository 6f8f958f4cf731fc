using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class VirtualMachineParameters
{
    private static readonly ParameterSet AgentFormat = new([
        Flag("enabled").Required().Default(), Flag("freeze-fs"), Alias("freeze-fs-on-backup", "freeze-fs"), Flag("fstrim_cloned_disks"),
        Alias("guest-fsfreeze", "freeze-fs"), OneOf("type", "virtio", "isa"),
    ]);

    private static readonly ParameterSet AmdSevFormat = new([
        Flag("allow-smt"), Flag("kernel-hashes"), Flag("no-debug"), Flag("no-key-sharing"), OneOf("type", "std", "es", "snp").Required().Default(),
    ]);

    private static readonly ParameterSet Audio0Format = new([
        OneOf("device", "ich9-intel-hda", "intel-hda", "AC97").Required(), OneOf("driver", "spice", "none"),
    ]);

    private static readonly ParameterSet BootFormat = new([
        Text("legacy", pattern: @"[acdn]{1,4}").Default(), Text("order", format: "pve-qm-bootdev-list"),
    ]);

    private static readonly ParameterSet CdromFormat = new([
        OneOf("aio", "native", "threads", "io_uring"), Flag("backup"), Integer("bps"), Integer("bps_max_length", min: 1), Integer("bps_rd"),
        Alias("bps_rd_length", "bps_rd_max_length"), Integer("bps_rd_max_length", min: 1), Integer("bps_wr"),
        Alias("bps_wr_length", "bps_wr_max_length"), Integer("bps_wr_max_length", min: 1),
        OneOf("cache", "none", "writethrough", "writeback", "unsafe", "directsync"), Flag("detect_zeroes"), OneOf("discard", "ignore", "on"),
        Text("file", format: "pve-volume-id-or-qm-path").Required().Default(), OneOf("format", "raw", "qcow", "qed", "qcow2", "vmdk", "cloop"),
        Integer("iops"), Integer("iops_max"), Integer("iops_max_length", min: 1), Integer("iops_rd"), Alias("iops_rd_length", "iops_rd_max_length"),
        Integer("iops_rd_max"), Integer("iops_rd_max_length", min: 1), Integer("iops_wr"), Alias("iops_wr_length", "iops_wr_max_length"),
        Integer("iops_wr_max"), Integer("iops_wr_max_length", min: 1), Number("mbps"), Number("mbps_max"), Number("mbps_rd"), Number("mbps_rd_max"),
        Number("mbps_wr"), Number("mbps_wr_max"), OneOf("media", "cdrom", "disk"), Text("model", format: "urlencoded", maxLength: 120),
        Flag("replicate"), OneOf("rerror", "ignore", "report", "stop"), Text("serial", format: "urlencoded", maxLength: 60), Flag("shared"),
        Text("size", format: "disk-size"), Flag("snapshot"), Flag("ssd"), Alias("volume", "file"),
        OneOf("werror", "enospc", "ignore", "report", "stop"), Text("wwn", pattern: @"(?^:^(0x)[0-9a-fA-F]{16})"),
    ]);

    private static readonly ParameterSet CicustomFormat = new([
        Text("meta", format: "pve-volume-id"), Text("network", format: "pve-volume-id"), Text("user", format: "pve-volume-id"),
        Text("vendor", format: "pve-volume-id"),
    ]);

    private static readonly ParameterSet CpuFormat = new([
        Text("cputype").Default(), Text("flags", pattern: @"(?^u:(?^u:([+-])([a-zA-Z0-9\-_\.]+))(;(?^u:([+-])([a-zA-Z0-9\-_\.]+)))*)"),
        Integer("guest-phys-bits", min: 32, max: 64), Flag("hidden"), Text("hv-vendor-id", pattern: @"(?^u:[a-zA-Z0-9]{1,12})"),
        Integer("level", min: 0, max: 4294967295), Text("phys-bits", format: "pve-phys-bits"),
        OneOf("reported-model", "486", "a64fx", "athlon", "Broadwell", "Broadwell-IBRS", "Broadwell-noTSX", "Broadwell-noTSX-IBRS", "Cascadelake-Server", "Cascadelake-Server-noTSX", "Cascadelake-Server-v2", "Cascadelake-Server-v4", "Cascadelake-Server-v5", "ClearwaterForest", "Conroe", "Cooperlake", "Cooperlake-v2", "core2duo", "coreduo", "cortex-a35", "cortex-a53", "cortex-a55", "cortex-a57", "cortex-a710", "cortex-a72", "cortex-a76", "EPYC", "EPYC-Genoa", "EPYC-Genoa-v2", "EPYC-IBPB", "EPYC-Milan", "EPYC-Milan-v2", "EPYC-Milan-v3", "EPYC-Rome", "EPYC-Rome-v2", "EPYC-Rome-v3", "EPYC-Rome-v4", "EPYC-Rome-v5", "EPYC-Turin", "EPYC-v3", "EPYC-v4", "EPYC-v5", "GraniteRapids", "GraniteRapids-v2", "GraniteRapids-v3", "Haswell", "Haswell-IBRS", "Haswell-noTSX", "Haswell-noTSX-IBRS", "host", "Icelake-Client", "Icelake-Client-noTSX", "Icelake-Server", "Icelake-Server-noTSX", "Icelake-Server-v3", "Icelake-Server-v4", "Icelake-Server-v5", "Icelake-Server-v6", "Icelake-Server-v7", "IvyBridge", "IvyBridge-IBRS", "KnightsMill", "kvm32", "kvm64", "max", "Nehalem", "Nehalem-IBRS", "neoverse-n1", "neoverse-n2", "neoverse-v1", "Opteron_G1", "Opteron_G2", "Opteron_G3", "Opteron_G4", "Opteron_G5", "Penryn", "pentium", "pentium2", "pentium3", "phenom", "qemu32", "qemu64", "SandyBridge", "SandyBridge-IBRS", "SapphireRapids", "SapphireRapids-v2", "SapphireRapids-v3", "SapphireRapids-v4", "SierraForest", "SierraForest-v2", "SierraForest-v3", "Skylake-Client", "Skylake-Client-IBRS", "Skylake-Client-noTSX-IBRS", "Skylake-Client-v4", "Skylake-Server", "Skylake-Server-IBRS", "Skylake-Server-noTSX-IBRS", "Skylake-Server-v4", "Skylake-Server-v5", "Westmere", "Westmere-IBRS"),
    ]);

    private static readonly ParameterSet Efidisk0Format = new([
        OneOf("efitype", "2m", "4m"), Text("file", format: "pve-volume-id-or-qm-path").Required().Default(),
        OneOf("format", "raw", "qcow", "qed", "qcow2", "vmdk", "cloop"), Text("import-from", format: "pve-volume-id-or-absolute-path"),
        OneOf("ms-cert", "2011", "2023", "2023w", "2023k"), Flag("pre-enrolled-keys"), Text("size", format: "disk-size"), Alias("volume", "file"),
    ]);

    private static readonly ParameterSet HostpciFormat = new([
        Text("device-id", pattern: @"(?^:^0x[0-9a-fA-F]{4}$)"), OneOf("driver", "vfio", "keep"),
        Text("host", pattern: @"(?^:(?^:(?:[a-f0-9]{4,}:)?[a-f0-9]{2}:[a-f0-9]{2}(?:\.[a-f0-9])?)(;(?^:(?:[a-f0-9]{4,}:)?[a-f0-9]{2}:[a-f0-9]{2}(?:\.[a-f0-9])?))*)").Default(),
        Flag("legacy-igd"), Text("mapping", format: "pve-configid"), Text("mdev", pattern: @"[^/\.:]+"), Flag("pcie"), Flag("rombar"),
        Text("romfile", pattern: @"[^,;]+"), Text("sub-device-id", pattern: @"(?^:^0x[0-9a-fA-F]{4}$)"),
        Text("sub-vendor-id", pattern: @"(?^:^0x[0-9a-fA-F]{4}$)"), Text("vendor-id", pattern: @"(?^:^0x[0-9a-fA-F]{4}$)"), Flag("x-vga"),
    ]);

    private static readonly ParameterSet IdeFormat = new([
        OneOf("aio", "native", "threads", "io_uring"), Flag("backup"), Integer("bps"), Integer("bps_max_length", min: 1), Integer("bps_rd"),
        Alias("bps_rd_length", "bps_rd_max_length"), Integer("bps_rd_max_length", min: 1), Integer("bps_wr"),
        Alias("bps_wr_length", "bps_wr_max_length"), Integer("bps_wr_max_length", min: 1),
        OneOf("cache", "none", "writethrough", "writeback", "unsafe", "directsync"), Flag("detect_zeroes"), OneOf("discard", "ignore", "on"),
        Text("file", format: "pve-volume-id-or-qm-path").Required().Default(), OneOf("format", "raw", "qcow", "qed", "qcow2", "vmdk", "cloop"),
        Text("import-from", format: "pve-volume-id-or-absolute-path"), Integer("iops"), Integer("iops_max"), Integer("iops_max_length", min: 1),
        Integer("iops_rd"), Alias("iops_rd_length", "iops_rd_max_length"), Integer("iops_rd_max"), Integer("iops_rd_max_length", min: 1),
        Integer("iops_wr"), Alias("iops_wr_length", "iops_wr_max_length"), Integer("iops_wr_max"), Integer("iops_wr_max_length", min: 1),
        Number("mbps"), Number("mbps_max"), Number("mbps_rd"), Number("mbps_rd_max"), Number("mbps_wr"), Number("mbps_wr_max"),
        OneOf("media", "cdrom", "disk"), Text("model", format: "urlencoded", maxLength: 120), Flag("replicate"),
        OneOf("rerror", "ignore", "report", "stop"), Text("serial", format: "urlencoded", maxLength: 60), Flag("shared"),
        Text("size", format: "disk-size"), Flag("snapshot"), Flag("ssd"), Alias("volume", "file"),
        OneOf("werror", "enospc", "ignore", "report", "stop"), Text("wwn", pattern: @"(?^:^(0x)[0-9a-fA-F]{16})"),
    ]);

    private static readonly ParameterSet IntelTdxFormat = new([
        Flag("attestation").Required(), OneOf("type", "tdx").Required().Default(), Integer("vsock-cid", min: 2), Integer("vsock-port", min: 0),
    ]);

    private static readonly ParameterSet IpconfigFormat = new([
        Text("gw", format: "ipv4"), Text("gw6", format: "ipv6"), Text("ip", format: "pve-ipv4-config"), Text("ip6", format: "pve-ipv6-config"),
    ]);

    private static readonly ParameterSet IvshmemFormat = new([
        Text("name", pattern: @"[a-zA-Z0-9\-]+"), Integer("size", min: 1).Required(),
    ]);

    private static readonly ParameterSet MachineFormat = new([
        Number("aw-bits", min: 32, max: 64), Flag("enable-s3"), Flag("enable-s4"),
        Text("type", maxLength: 40, pattern: @"(pc|pc(-i440fx)?-\d+(\.\d+)+(\+pve\d+)?(\.pxe)?|q35|pc-q35-\d+(\.\d+)+(\+pve\d+)?(\.pxe)?|virt(?:-\d+(\.\d+)+)?(\+pve\d+)?)").Default(),
        OneOf("viommu", "intel", "virtio"),
    ]);

    private static readonly ParameterSet MemoryFormat = new([
        Integer("current", min: 16).Required().Default(),
    ]);

    private static readonly ParameterSet NetFormat = new([
        Text("bridge", format: "pve-bridge-id"), Alias("e1000", "macaddr", "model"), Alias("e1000-82540em", "macaddr", "model"),
        Alias("e1000-82544gc", "macaddr", "model"), Alias("e1000-82545em", "macaddr", "model"), Alias("e1000e", "macaddr", "model"),
        Flag("firewall"), Flag("host-tunnel"), Alias("i82551", "macaddr", "model"), Alias("i82557b", "macaddr", "model"),
        Alias("i82559er", "macaddr", "model"), Flag("link_down"), Text("macaddr", format: "mac-addr"),
        OneOf("model", "e1000", "e1000-82540em", "e1000-82544gc", "e1000-82545em", "e1000e", "i82551", "i82557b", "i82559er", "ne2k_isa", "ne2k_pci", "pcnet", "rtl8139", "virtio", "vmxnet3").Required().Default(),
        Integer("mtu", min: 1, max: 65520), Alias("ne2k_isa", "macaddr", "model"), Alias("ne2k_pci", "macaddr", "model"),
        Alias("pcnet", "macaddr", "model"), Integer("queues", min: 0, max: 64), Number("rate", min: 0), Alias("rtl8139", "macaddr", "model"),
        Integer("tag", min: 1, max: 4094), Text("trunks", pattern: @"(?^:\d+(?:-\d+)?(?:;\d+(?:-\d+)?)*)"), Alias("virtio", "macaddr", "model"),
        Alias("vmxnet3", "macaddr", "model"),
    ]);

    private static readonly ParameterSet NumaFormat = new([
        Text("cpus", pattern: @"(?^:\d+(?:-\d+)?(?:;\d+(?:-\d+)?)*)").Required(),
        Text("hostnodes", pattern: @"(?^:\d+(?:-\d+)?(?:;\d+(?:-\d+)?)*)"), Number("memory"), OneOf("policy", "preferred", "bind", "interleave"),
    ]);

    private static readonly ParameterSet Rng0Format = new([
        Integer("max_bytes"), Integer("period"), OneOf("source", "/dev/urandom", "/dev/random", "/dev/hwrng").Required().Default(),
    ]);

    private static readonly ParameterSet SataFormat = new([
        OneOf("aio", "native", "threads", "io_uring"), Flag("backup"), Integer("bps"), Integer("bps_max_length", min: 1), Integer("bps_rd"),
        Alias("bps_rd_length", "bps_rd_max_length"), Integer("bps_rd_max_length", min: 1), Integer("bps_wr"),
        Alias("bps_wr_length", "bps_wr_max_length"), Integer("bps_wr_max_length", min: 1),
        OneOf("cache", "none", "writethrough", "writeback", "unsafe", "directsync"), Flag("detect_zeroes"), OneOf("discard", "ignore", "on"),
        Text("file", format: "pve-volume-id-or-qm-path").Required().Default(), OneOf("format", "raw", "qcow", "qed", "qcow2", "vmdk", "cloop"),
        Text("import-from", format: "pve-volume-id-or-absolute-path"), Integer("iops"), Integer("iops_max"), Integer("iops_max_length", min: 1),
        Integer("iops_rd"), Alias("iops_rd_length", "iops_rd_max_length"), Integer("iops_rd_max"), Integer("iops_rd_max_length", min: 1),
        Integer("iops_wr"), Alias("iops_wr_length", "iops_wr_max_length"), Integer("iops_wr_max"), Integer("iops_wr_max_length", min: 1),
        Number("mbps"), Number("mbps_max"), Number("mbps_rd"), Number("mbps_rd_max"), Number("mbps_wr"), Number("mbps_wr_max"),
        OneOf("media", "cdrom", "disk"), Flag("replicate"), OneOf("rerror", "ignore", "report", "stop"),
        Text("serial", format: "urlencoded", maxLength: 60), Flag("shared"), Text("size", format: "disk-size"), Flag("snapshot"), Flag("ssd"),
        Alias("volume", "file"), OneOf("werror", "enospc", "ignore", "report", "stop"), Text("wwn", pattern: @"(?^:^(0x)[0-9a-fA-F]{16})"),
    ]);

    private static readonly ParameterSet ScsiFormat = new([
        OneOf("aio", "native", "threads", "io_uring"), Flag("backup"), Integer("bps"), Integer("bps_max_length", min: 1), Integer("bps_rd"),
        Alias("bps_rd_length", "bps_rd_max_length"), Integer("bps_rd_max_length", min: 1), Integer("bps_wr"),
        Alias("bps_wr_length", "bps_wr_max_length"), Integer("bps_wr_max_length", min: 1),
        OneOf("cache", "none", "writethrough", "writeback", "unsafe", "directsync"), Flag("detect_zeroes"), OneOf("discard", "ignore", "on"),
        Text("file", format: "pve-volume-id-or-qm-path").Required().Default(), OneOf("format", "raw", "qcow", "qed", "qcow2", "vmdk", "cloop"),
        Text("import-from", format: "pve-volume-id-or-absolute-path"), Integer("iops"), Integer("iops_max"), Integer("iops_max_length", min: 1),
        Integer("iops_rd"), Alias("iops_rd_length", "iops_rd_max_length"), Integer("iops_rd_max"), Integer("iops_rd_max_length", min: 1),
        Integer("iops_wr"), Alias("iops_wr_length", "iops_wr_max_length"), Integer("iops_wr_max"), Integer("iops_wr_max_length", min: 1),
        Flag("iothread"), Number("mbps"), Number("mbps_max"), Number("mbps_rd"), Number("mbps_rd_max"), Number("mbps_wr"), Number("mbps_wr_max"),
        OneOf("media", "cdrom", "disk"), Text("product", pattern: @"[A-Za-z0-9\-_\s]{,16}"), Integer("queues", min: 2), Flag("replicate"),
        OneOf("rerror", "ignore", "report", "stop"), Flag("ro"), Flag("scsiblock"), Text("serial", format: "urlencoded", maxLength: 60),
        Flag("shared"), Text("size", format: "disk-size"), Flag("snapshot"), Flag("ssd"), Text("vendor", pattern: @"[A-Za-z0-9\-_\s]{,8}"),
        Alias("volume", "file"), OneOf("werror", "enospc", "ignore", "report", "stop"), Text("wwn", pattern: @"(?^:^(0x)[0-9a-fA-F]{16})"),
    ]);

    private static readonly ParameterSet Smbios1Format = new([
        Flag("base64"), Text("family", pattern: @"[A-Za-z0-9+\/]+={0,2}"), Text("manufacturer", pattern: @"[A-Za-z0-9+\/]+={0,2}"),
        Text("product", pattern: @"[A-Za-z0-9+\/]+={0,2}"), Text("serial", pattern: @"[A-Za-z0-9+\/]+={0,2}"),
        Text("sku", pattern: @"[A-Za-z0-9+\/]+={0,2}"), Text("uuid", pattern: @"[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}"),
        Text("version", pattern: @"[A-Za-z0-9+\/]+={0,2}"),
    ]);

    private static readonly ParameterSet SpiceEnhancementsFormat = new([
        Flag("foldersharing"), OneOf("videostreaming", "off", "all", "filter"),
    ]);

    private static readonly ParameterSet Tpmstate0Format = new([
        Text("file", format: "pve-volume-id-or-qm-path").Required().Default(), OneOf("format", "raw", "qcow2", "vmdk"),
        Text("import-from", format: "pve-volume-id-or-absolute-path"), Text("size", format: "disk-size"), OneOf("version", "v1.2", "v2.0"),
        Alias("volume", "file"),
    ]);

    private static readonly ParameterSet UnusedFormat = new([
        Text("file", format: "pve-volume-id").Required().Default(), Alias("volume", "file"),
    ]);

    private static readonly ParameterSet UsbFormat = new([
        Text("host", pattern: @"(?^:(?:(?:(?^:(0x)?([0-9A-Fa-f]{4}):(0x)?([0-9A-Fa-f]{4})))|(?:(?^:(\d+)\-(\d+(\.\d+)*)))|[Ss][Pp][Ii][Cc][Ee]))").Default(),
        Text("mapping", format: "pve-configid"), Flag("usb3"),
    ]);

    private static readonly ParameterSet VgaFormat = new([
        OneOf("clipboard", "vnc"), Integer("memory", min: 4, max: 512),
        OneOf("type", "cirrus", "qxl", "qxl2", "qxl3", "qxl4", "none", "serial0", "serial1", "serial2", "serial3", "std", "virtio", "virtio-gl", "vmware").Default(),
    ]);

    private static readonly ParameterSet VirtioFormat = new([
        OneOf("aio", "native", "threads", "io_uring"), Flag("backup"), Integer("bps"), Integer("bps_max_length", min: 1), Integer("bps_rd"),
        Alias("bps_rd_length", "bps_rd_max_length"), Integer("bps_rd_max_length", min: 1), Integer("bps_wr"),
        Alias("bps_wr_length", "bps_wr_max_length"), Integer("bps_wr_max_length", min: 1),
        OneOf("cache", "none", "writethrough", "writeback", "unsafe", "directsync"), Flag("detect_zeroes"), OneOf("discard", "ignore", "on"),
        Text("file", format: "pve-volume-id-or-qm-path").Required().Default(), OneOf("format", "raw", "qcow", "qed", "qcow2", "vmdk", "cloop"),
        Text("import-from", format: "pve-volume-id-or-absolute-path"), Integer("iops"), Integer("iops_max"), Integer("iops_max_length", min: 1),
        Integer("iops_rd"), Alias("iops_rd_length", "iops_rd_max_length"), Integer("iops_rd_max"), Integer("iops_rd_max_length", min: 1),
        Integer("iops_wr"), Alias("iops_wr_length", "iops_wr_max_length"), Integer("iops_wr_max"), Integer("iops_wr_max_length", min: 1),
        Flag("iothread"), Number("mbps"), Number("mbps_max"), Number("mbps_rd"), Number("mbps_rd_max"), Number("mbps_wr"), Number("mbps_wr_max"),
        OneOf("media", "cdrom", "disk"), Flag("replicate"), OneOf("rerror", "ignore", "report", "stop"), Flag("ro"),
        Text("serial", format: "urlencoded", maxLength: 60), Flag("shared"), Text("size", format: "disk-size"), Flag("snapshot"),
        Alias("volume", "file"), OneOf("werror", "enospc", "ignore", "report", "stop"),
    ]);

    private static readonly ParameterSet VirtiofsFormat = new([
        OneOf("cache", "auto", "always", "metadata", "never"), Flag("direct-io"), Text("dirid", format: "pve-configid").Required().Default(),
        Flag("expose-acl"), Flag("expose-xattr"),
    ]);

    private static readonly ParameterSet WatchdogFormat = new([
        OneOf("action", "reset", "shutdown", "poweroff", "pause", "debug", "none"), OneOf("model", "i6300esb", "ib700").Default(),
    ]);

    /// <summary>What creating and changing have in common.</summary>
    private static readonly Parameter[] Options = [
        Flag("acpi"), Text("affinity", format: "pve-cpuset"), Text("agent", properties: AgentFormat), Flag("allow-ksm"),
        Text("amd-sev", properties: AmdSevFormat), OneOf("arch", "x86_64", "aarch64"), Text("args"), Text("audio0", properties: Audio0Format),
        Flag("autostart"), Integer("balloon", min: 0), OneOf("bios", "seabios", "ovmf"), Text("boot", properties: BootFormat),
        Text("bootdisk", format: "pve-qm-bootdisk", pattern: @"(ide|sata|scsi|virtio)\d+"), Text("cdrom", properties: CdromFormat),
        Text("cicustom", properties: CicustomFormat), Text("cipassword"), OneOf("citype", "configdrive2", "nocloud", "opennebula"),
        Flag("ciupgrade"), Text("ciuser"), Integer("cores", min: 1), Text("cpu", properties: CpuFormat), Number("cpulimit", min: 0, max: 128),
        Integer("cpuunits", min: 1, max: 262144), Text("description", maxLength: 8192), Text("efidisk0", properties: Efidisk0Format), Flag("force"),
        Flag("freeze"), Text("hookscript", format: "pve-volume-id"), Text("hostpci", properties: HostpciFormat).Indexed(0, 15),
        Text("hotplug", format: "pve-hotplug-features"), OneOf("hugepages", "any", "2", "1024"), Text("ide", properties: IdeFormat).Indexed(0, 3),
        Text("intel-tdx", properties: IntelTdxFormat), Text("ipconfig", properties: IpconfigFormat).Indexed(0, 31),
        Text("ivshmem", properties: IvshmemFormat), Flag("keephugepages"),
        OneOf("keyboard", "de", "de-ch", "da", "en-gb", "en-us", "es", "fi", "fr", "fr-be", "fr-ca", "fr-ch", "hu", "is", "it", "ja", "lt", "mk", "nl", "no", "pl", "pt", "pt-br", "sv", "sl", "tr"),
        Flag("kvm"), Flag("localtime"),
        OneOf("lock", "backup", "clone", "create", "migrate", "rollback", "snapshot", "snapshot-delete", "suspending", "suspended"),
        Text("machine", properties: MachineFormat), Text("memory", properties: MemoryFormat), Number("migrate_downtime", min: 0),
        Integer("migrate_speed", min: 0), Text("name", format: "dns-name"), Text("nameserver", format: "address-list"),
        Text("net", properties: NetFormat).Indexed(0, 31), Text("node", format: "pve-node").Required(), Flag("numa"),
        Text("numa", properties: NumaFormat).Indexed(0, 7), Flag("onboot"),
        OneOf("ostype", "other", "wxp", "w2k", "w2k3", "w2k8", "wvista", "win7", "win8", "win10", "win11", "l24", "l26", "solaris"),
        Text("parallel", pattern: @"/dev/parport\d+|/dev/usb/lp\d+").Indexed(0, 2), Flag("protection"), Flag("reboot"),
        Text("rng0", properties: Rng0Format), Text("sata", properties: SataFormat).Indexed(0, 5),
        Text("scsi", properties: ScsiFormat).Indexed(0, 30),
        OneOf("scsihw", "lsi", "lsi53c810", "virtio-scsi-pci", "virtio-scsi-single", "megasas", "pvscsi"), Text("searchdomain"),
        Text("serial", pattern: @"(/dev/[^,]+|socket)").Indexed(0, 3), Integer("shares", min: 0, max: 50000),
        Text("smbios1", properties: Smbios1Format, maxLength: 512), Integer("smp", min: 1), Integer("sockets", min: 1),
        Text("spice_enhancements", properties: SpiceEnhancementsFormat), Text("sshkeys", format: "urlencoded"),
        Text("startdate", pattern: @"(now|\d{4}-\d{1,2}-\d{1,2}(T\d{1,2}:\d{1,2}:\d{1,2})?)"), Text("startup", format: "pve-startup-order"),
        Flag("tablet"), Text("tags", format: "pve-tag-list"), Flag("tdf"), Flag("template"), Text("tpmstate0", properties: Tpmstate0Format),
        Text("unused", properties: UnusedFormat).Indexed(0, 255), Text("usb", properties: UsbFormat).Indexed(0, 13), Integer("vcpus", min: 1),
        Text("vga", properties: VgaFormat), Text("virtio", properties: VirtioFormat).Indexed(0, 15),
        Text("virtiofs", properties: VirtiofsFormat).Indexed(0, 9),
        Text("vmgenid", pattern: @"(?:[a-fA-F0-9]{8}(?:-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}|[01])"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(), Text("vmstatestorage", format: "pve-storage-id"),
        Text("watchdog", properties: WatchdogFormat),
    ];

    /// <summary>GET /nodes/{node}/qemu</summary>
    public static readonly ParameterSet List = new([
        Flag("full"), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu</summary>
    public static readonly ParameterSet Create = new([
        .. Options, Text("archive", maxLength: 255), Integer("bwlimit", min: 0), Flag("ha-managed"),
        Text("import-working-storage", format: "pve-storage-id"), Flag("live-restore"), Text("pool", format: "pve-poolid"), Flag("start"),
        Text("storage", format: "pve-storage-id"), Flag("unique"),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}</summary>
    public static readonly ParameterSet Guest = new([
        Text("node", format: "pve-node").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>DELETE /nodes/{node}/qemu/{vmid}</summary>
    public static readonly ParameterSet Delete = new([
        Flag("destroy-unreferenced-disks"), Text("node", format: "pve-node").Required(), Flag("purge"), Flag("skiplock"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/config</summary>
    public static readonly ParameterSet Config = new([
        Flag("current"), Text("node", format: "pve-node").Required(), Text("snapshot", format: "pve-configid", maxLength: 40),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/qemu/{vmid}/config</summary>
    public static readonly ParameterSet UpdateConfig = new([
        .. Options, Text("delete", format: "pve-configid-list"), Text("digest", maxLength: 40), Text("revert", format: "pve-configid-list"),
        Flag("skiplock"),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/config</summary>
    public static readonly ParameterSet UpdateConfigAsync = new([
        .. Options, Integer("background_delay", min: 1, max: 30), Text("delete", format: "pve-configid-list"), Text("digest", maxLength: 40),
        Text("import-working-storage", format: "pve-storage-id"), Text("revert", format: "pve-configid-list"), Flag("skiplock"),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/status/start</summary>
    public static readonly ParameterSet Start = new([
        Text("force-cpu"), Text("machine", properties: MachineFormat), Text("migratedfrom", format: "pve-node"),
        Text("migration_network", format: "CIDR"), OneOf("migration_type", "secure", "insecure"),
        Text("nets-host-mtu", pattern: @"net\d+=\d+(,net\d+=\d+)*"), Text("node", format: "pve-node").Required(), Flag("skiplock"),
        Text("stateuri", maxLength: 128), Text("targetstorage", format: "storage-pair-list"), Integer("timeout", min: 0),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(), Flag("with-conntrack-state"),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/status/stop</summary>
    public static readonly ParameterSet Stop = new([
        Flag("keepActive"), Text("migratedfrom", format: "pve-node"), Text("node", format: "pve-node").Required(), Flag("overrule-shutdown"),
        Flag("skiplock"), Integer("timeout", min: 0), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/status/shutdown</summary>
    public static readonly ParameterSet Shutdown = new([
        Flag("forceStop"), Flag("keepActive"), Text("node", format: "pve-node").Required(), Flag("skiplock"), Integer("timeout", min: 0),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/status/reboot</summary>
    public static readonly ParameterSet Reboot = new([
        Text("node", format: "pve-node").Required(), Integer("timeout", min: 0),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/status/suspend</summary>
    public static readonly ParameterSet Suspend = new([
        Text("node", format: "pve-node").Required(), Flag("skiplock"), Text("statestorage", format: "pve-storage-id"), Flag("todisk"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/status/resume</summary>
    public static readonly ParameterSet Resume = new([
        Flag("nocheck"), Text("node", format: "pve-node").Required(), Flag("skiplock"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/status/reset</summary>
    public static readonly ParameterSet Reset = new([
        Text("node", format: "pve-node").Required(), Flag("skiplock"), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/rrddata</summary>
    public static readonly ParameterSet Rrd = new([
        OneOf("cf", "AVERAGE", "MAX"), Text("node", format: "pve-node").Required(),
        OneOf("timeframe", "hour", "day", "week", "month", "year").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/snapshot</summary>
    public static readonly ParameterSet CreateSnapshot = new([
        Text("description"), Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(), Flag("vmstate"),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/snapshot/{snapname}</summary>
    public static readonly ParameterSet Snapshot = new([
        Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/qemu/{vmid}/snapshot/{snapname}/config</summary>
    public static readonly ParameterSet UpdateSnapshot = new([
        Text("description"), Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>DELETE /nodes/{node}/qemu/{vmid}/snapshot/{snapname}</summary>
    public static readonly ParameterSet DeleteSnapshot = new([
        Flag("force"), Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/snapshot/{snapname}/rollback</summary>
    public static readonly ParameterSet Rollback = new([
        Text("node", format: "pve-node").Required(), Text("snapname", format: "pve-configid", maxLength: 40).Required(), Flag("start"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/migrate</summary>
    public static readonly ParameterSet MigratePreconditions = new([
        Text("node", format: "pve-node").Required(), Text("target", format: "pve-node"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/migrate</summary>
    public static readonly ParameterSet Migrate = new([
        Integer("bwlimit", min: 0), Flag("force"), Text("migration_network", format: "CIDR"), OneOf("migration_type", "secure", "insecure"),
        Text("node", format: "pve-node").Required(), Flag("online"), Text("target", format: "pve-node").Required(),
        Text("targetstorage", format: "storage-pair-list"), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
        Flag("with-conntrack-state"), Flag("with-local-disks"),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/clone</summary>
    public static readonly ParameterSet Clone = new([
        Integer("bwlimit", min: 0), Text("description"), OneOf("format", "raw", "qcow2", "vmdk"), Flag("full"), Text("name", format: "dns-name"),
        Integer("newid", min: 100, max: 999999999, format: "pve-vmid").Required(), Text("node", format: "pve-node").Required(),
        Text("pool", format: "pve-poolid"), Text("snapname", format: "pve-configid", maxLength: 40), Text("storage", format: "pve-storage-id"),
        Text("target", format: "pve-node"), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/template</summary>
    public static readonly ParameterSet Template = new([
        OneOf("disk", "ide0", "ide1", "ide2", "ide3", "scsi0", "scsi1", "scsi2", "scsi3", "scsi4", "scsi5", "scsi6", "scsi7", "scsi8", "scsi9", "scsi10", "scsi11", "scsi12", "scsi13", "scsi14", "scsi15", "scsi16", "scsi17", "scsi18", "scsi19", "scsi20", "scsi21", "scsi22", "scsi23", "scsi24", "scsi25", "scsi26", "scsi27", "scsi28", "scsi29", "scsi30", "virtio0", "virtio1", "virtio2", "virtio3", "virtio4", "virtio5", "virtio6", "virtio7", "virtio8", "virtio9", "virtio10", "virtio11", "virtio12", "virtio13", "virtio14", "virtio15", "sata0", "sata1", "sata2", "sata3", "sata4", "sata5", "efidisk0", "tpmstate0"),
        Text("node", format: "pve-node").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/qemu/{vmid}/resize</summary>
    public static readonly ParameterSet Resize = new([
        Text("digest", maxLength: 40),
        OneOf("disk", "ide0", "ide1", "ide2", "ide3", "scsi0", "scsi1", "scsi2", "scsi3", "scsi4", "scsi5", "scsi6", "scsi7", "scsi8", "scsi9", "scsi10", "scsi11", "scsi12", "scsi13", "scsi14", "scsi15", "scsi16", "scsi17", "scsi18", "scsi19", "scsi20", "scsi21", "scsi22", "scsi23", "scsi24", "scsi25", "scsi26", "scsi27", "scsi28", "scsi29", "scsi30", "virtio0", "virtio1", "virtio2", "virtio3", "virtio4", "virtio5", "virtio6", "virtio7", "virtio8", "virtio9", "virtio10", "virtio11", "virtio12", "virtio13", "virtio14", "virtio15", "sata0", "sata1", "sata2", "sata3", "sata4", "sata5", "efidisk0", "tpmstate0").Required(),
        Text("node", format: "pve-node").Required(), Text("size", pattern: @"\+?\d+(\.\d+)?[KMGT]?").Required(), Flag("skiplock"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/qemu/{vmid}/feature</summary>
    public static readonly ParameterSet Feature = new([
        OneOf("feature", "snapshot", "clone", "copy").Required(), Text("node", format: "pve-node").Required(),
        Text("snapname", format: "pve-configid", maxLength: 40), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/qemu/{vmid}/agent/ping</summary>
    public static readonly ParameterSet AgentPing = new([
        Text("node", format: "pve-node").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);
}
