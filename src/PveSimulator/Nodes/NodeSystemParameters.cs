using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class NodeSystemParameters
{
    /// <summary>POST /nodes/{node}/network</summary>
    public static readonly ParameterSet CreateNetwork = new([
        Text("address", format: "ipv4"), Text("address6", format: "ipv6"), Flag("autostart"), Text("bond-primary", format: "pve-iface"),
        OneOf("bond_mode", "balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb", "balance-slb", "lacp-balance-slb", "lacp-balance-tcp"),
        OneOf("bond_xmit_hash_policy", "layer2", "layer2+3", "layer3+4"), Text("bridge_ports", format: "pve-iface-list"),
        Text("bridge_vids", format: "pve-vlan-id-or-range-list"), Flag("bridge_vlan_aware"), Text("cidr", format: "CIDRv4"),
        Text("cidr6", format: "CIDRv6"), Text("comments"), Text("comments6"), Text("gateway", format: "ipv4"), Text("gateway6", format: "ipv6"),
        Text("iface", format: "pve-iface", minLength: 2, maxLength: 20).Required(), Integer("mtu", min: 1280, max: 65520),
        Text("netmask", format: "ipv4mask"), Integer("netmask6", min: 0, max: 128), Text("node", format: "pve-node").Required(),
        Text("ovs_bonds", format: "pve-iface-list"), Text("ovs_bridge", format: "pve-iface"), Text("ovs_options", maxLength: 1024),
        Text("ovs_ports", format: "pve-iface-list"), Integer("ovs_tag", min: 1, max: 4094), Text("slaves", format: "pve-iface-list"),
        OneOf("type", "bridge", "bond", "eth", "alias", "vlan", "fabric", "OVSBridge", "OVSBond", "OVSPort", "OVSIntPort", "vnet", "unknown").Required(),
        Integer("vlan-id", min: 1, max: 4094), Text("vlan-raw-device", format: "pve-iface"),
    ]);

    /// <summary>PUT /nodes/{node}/network/{iface}</summary>
    public static readonly ParameterSet UpdateNetwork = new([
        Text("address", format: "ipv4"), Text("address6", format: "ipv6"), Flag("autostart"), Text("bond-primary", format: "pve-iface"),
        OneOf("bond_mode", "balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb", "balance-slb", "lacp-balance-slb", "lacp-balance-tcp"),
        OneOf("bond_xmit_hash_policy", "layer2", "layer2+3", "layer3+4"), Text("bridge_ports", format: "pve-iface-list"),
        Text("bridge_vids", format: "pve-vlan-id-or-range-list"), Flag("bridge_vlan_aware"), Text("cidr", format: "CIDRv4"),
        Text("cidr6", format: "CIDRv6"), Text("comments"), Text("comments6"), Text("delete", format: "pve-configid-list"),
        Text("gateway", format: "ipv4"), Text("gateway6", format: "ipv6"),
        Text("iface", format: "pve-iface", minLength: 2, maxLength: 20).Required(), Integer("mtu", min: 1280, max: 65520),
        Text("netmask", format: "ipv4mask"), Integer("netmask6", min: 0, max: 128), Text("node", format: "pve-node").Required(),
        Text("ovs_bonds", format: "pve-iface-list"), Text("ovs_bridge", format: "pve-iface"), Text("ovs_options", maxLength: 1024),
        Text("ovs_ports", format: "pve-iface-list"), Integer("ovs_tag", min: 1, max: 4094), Text("slaves", format: "pve-iface-list"),
        OneOf("type", "bridge", "bond", "eth", "alias", "vlan", "fabric", "OVSBridge", "OVSBond", "OVSPort", "OVSIntPort", "vnet", "unknown").Required(),
        Integer("vlan-id", min: 1, max: 4094), Text("vlan-raw-device", format: "pve-iface"),
    ]);

    /// <summary>PUT /nodes/{node}/network</summary>
    public static readonly ParameterSet ApplyNetwork = new([
        Text("node", format: "pve-node").Required(), Flag("regenerate-frr"),
    ]);

    /// <summary>POST /nodes/{node}/hosts</summary>
    public static readonly ParameterSet UpdateHosts = new([
        Text("data").Required(), Text("digest", maxLength: 64), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/journal</summary>
    public static readonly ParameterSet Journal = new([
        Text("endcursor"), Flag("identifiers"), Flag("kernel"), Integer("lastentries", min: 0), Text("node", format: "pve-node").Required(),
        Text("priority", pattern: @"^([0-7](\.\.[0-7])?)?$"), Text("service", maxLength: 128, pattern: @"^[A-Za-z0-9_.@:*?!\[\]\/-]+$"),
        Integer("since", min: 0), Text("startcursor"), Flag("structured"), Text("unit", maxLength: 256, pattern: @"^[A-Za-z0-9_.@:-]+$"),
        Flag("units"), Integer("until", min: 0),
    ]);

    /// <summary>GET /nodes/{node}/apt/changelog</summary>
    public static readonly ParameterSet Changelog = new([
        Text("name", pattern: @"(?^:[a-z0-9][-+.a-z0-9:]+)").Required(), Text("node", format: "pve-node").Required(), Text("version"),
    ]);

    /// <summary>POST /nodes/{node}/subscription</summary>
    public static readonly ParameterSet CheckSubscription = new([
        Flag("force"), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/query-url-metadata</summary>
    public static readonly ParameterSet QueryUrl = new([
        Text("node", format: "pve-node").Required(), Text("url", pattern: @"https?://.*").Required(), Flag("verify-certificates"),
    ]);

    /// <summary>POST /nodes/{node}/certificates/custom</summary>
    public static readonly ParameterSet UploadCertificate = new([
        Text("certificates", format: "pem-certificate-chain").Required(), Flag("force"), Text("key", format: "pem-string"),
        Text("node", format: "pve-node").Required(), Flag("restart"),
    ]);

    /// <summary>DELETE /nodes/{node}/certificates/custom</summary>
    public static readonly ParameterSet DeleteCertificate = new([
        Text("node", format: "pve-node").Required(), Flag("restart"),
    ]);

    /// <summary>POST /nodes/{node}/certificates/acme/certificate</summary>
    public static readonly ParameterSet OrderCertificate = new([
        Flag("force"), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/migrateall</summary>
    public static readonly ParameterSet MigrateAll = new([
        Integer("max-workers", min: 1, max: 64), Integer("maxworkers", min: 1, max: 64), Text("node", format: "pve-node").Required(),
        Text("target", format: "pve-node").Required(), Text("vms", format: "pve-vmid-list"), Flag("with-local-disks"),
    ]);

    /// <summary>POST /nodes/{node}/suspendall</summary>
    public static readonly ParameterSet SuspendAll = new([
        Integer("max-workers", min: 1, max: 64), Text("node", format: "pve-node").Required(), Text("vms", format: "pve-vmid-list"),
    ]);

    /// <summary>POST /nodes/{node}/execute</summary>
    public static readonly ParameterSet Execute = new([
        Text("commands", format: "pve-command-batch").Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/aplinfo</summary>
    public static readonly ParameterSet Template = new([
        Text("node", format: "pve-node").Required(), Text("storage", format: "pve-storage-id").Required(),
        Text("template", maxLength: 255).Required(),
    ]);
}
