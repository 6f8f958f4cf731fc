using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class SdnParameters
{
    private const string Name = "[a-zA-Z][a-zA-Z0-9]*[a-zA-Z0-9]";
    private const string Fingerprint = "([A-Fa-f0-9]{2}:){31}[A-Fa-f0-9]{2}";

    private static readonly Parameter Token = Text("lock-token");
    private static readonly Parameter[] Changes = [Token, Text("delete", format: "pve-configid-list", maxLength: 4096), Text("digest", maxLength: 64)];
    private static readonly Parameter[] View = [Flag("pending"), Flag("running")];
    private static readonly Parameter ZoneType = OneOf("type", "evpn", "faucet", "qinq", "simple", "vlan", "vxlan");
    private static readonly Parameter ControllerType = OneOf("type", "bgp", "evpn", "faucet", "isis");
    private static readonly Parameter IpamType = OneOf("type", "netbox", "phpipam", "pve");
    private static readonly Parameter ZoneId = Text("zone", minLength: 2, maxLength: 8, pattern: Name).Required();
    private static readonly Parameter VnetId = Text("vnet", minLength: 2, maxLength: 8, pattern: Name).Required();
    private static readonly Parameter SubnetId = Text("subnet", format: "pve-sdn-subnet-id").Required();
    private static readonly Parameter FabricId = Text("id", minLength: 2, maxLength: 8, pattern: "[a-zA-Z0-9][a-zA-Z0-9-]{0,6}[a-zA-Z0-9]").Required();
    private static readonly Parameter ControllerId = Text("controller", minLength: 2, maxLength: 64, pattern: "[a-zA-Z][a-zA-Z0-9_-]*[a-zA-Z0-9]").Required();
    private static readonly Parameter IpamId = Text("ipam", minLength: 2, pattern: Name).Required();
    private static readonly Parameter DnsId = Text("dns", minLength: 2, pattern: Name).Required();

    private static readonly Parameter[] ZoneOptions =
    [
        Flag("advertise-subnets"), Text("bridge"), Flag("bridge-disable-mac-learning"), Text("controller"), OneOf("dhcp", "dnsmasq"), Flag("disable-arp-nd-suppression"), Text("dns"),
        Text("dnszone", format: "dns-name"), Integer("dp-id"), Text("exitnodes", format: "pve-node-list"), Flag("exitnodes-local-routing"), Text("exitnodes-primary", format: "pve-node"),
        Text("fabric", format: "pve-sdn-fabric-id"), Text("ipam"), Text("mac", format: "mac-addr"), Integer("mtu"), Text("nodes", format: "pve-node-list"), Text("peers", format: "ip-list"),
        Text("reversedns"), Text("rt-import", format: "pve-sdn-bgp-rt-list"), Integer("tag", min: 0), OneOf("vlan-protocol", "802.1q", "802.1ad"), Integer("vrf-vxlan", min: 1, max: 16777215),
        Integer("vxlan-port", min: 1, max: 65536),
    ];

    private static readonly Parameter[] VnetOptions =
    [
        Text("alias", maxLength: 256, pattern: @"(?^i:[\(\)-_.\w\d\s]{0,256})"), Flag("isolate-ports"), Integer("tag", min: 1, max: 16777215), Flag("vlanaware"),
    ];

    private static readonly Parameter[] SubnetOptions =
        [Text("dhcp-dns-server", format: "ip"), List("dhcp-range"), Text("dnszoneprefix", format: "dns-name"), Text("gateway", format: "ip"), Flag("snat")];

    private static readonly Parameter[] ControllerOptions =
    [
        Integer("asn", min: 0, max: 4294967295), Flag("bgp-multipath-as-path-relax"), Flag("ebgp"), Integer("ebgp-multihop"), Text("fabric", format: "pve-sdn-fabric-id"), Text("isis-domain"),
        Text("isis-ifaces", format: "pve-iface-list"), Text("isis-net", minLength: 20, maxLength: 50, pattern: @"[a-fA-F0-9]{2}(\.[a-fA-F0-9]{4}){3,9}\.[a-fA-F0-9]{2}"), Text("loopback"),
        Text("node", format: "pve-node"), Text("peers", format: "ip-list"),
    ];

    private static readonly Parameter[] IpamOptions = [Text("fingerprint", pattern: Fingerprint), Integer("section"), Text("token"), Text("url")];
    private static readonly Parameter[] DnsOptions = [Text("fingerprint", pattern: Fingerprint), Integer("reversemaskv6"), Integer("ttl")];

    public static readonly ParameterSet Zones = new([.. View, ZoneType]);
    public static readonly ParameterSet Zone = new([.. View, ZoneId]);
    public static readonly ParameterSet CreateZone = new([.. ZoneOptions, ZoneType.Required(), ZoneId, Token]);
    public static readonly ParameterSet UpdateZone = new([.. ZoneOptions, .. Changes, ZoneId]);
    public static readonly ParameterSet DeleteZone = new([Token, ZoneId]);

    public static readonly ParameterSet Vnets = new(View);
    public static readonly ParameterSet Vnet = new([.. View, VnetId]);
    public static readonly ParameterSet CreateVnet = new([.. VnetOptions, OneOf("type", "vnet"), Text("zone").Required(), VnetId, Token]);
    public static readonly ParameterSet UpdateVnet = new([.. VnetOptions, .. Changes, Text("zone"), VnetId]);
    public static readonly ParameterSet DeleteVnet = new([Token, VnetId]);

    public static readonly ParameterSet Subnet = new([.. View, SubnetId, VnetId]);
    public static readonly ParameterSet CreateSubnet = new([.. SubnetOptions, OneOf("type", "subnet").Required(), SubnetId, Text("vnet").Required(), Token]);
    public static readonly ParameterSet UpdateSubnet = new([.. SubnetOptions, .. Changes, SubnetId, Text("vnet")]);
    public static readonly ParameterSet DeleteSubnet = new([Token, SubnetId, VnetId]);

    public static readonly ParameterSet Controllers = new([.. View, ControllerType]);
    public static readonly ParameterSet Controller = new([.. View, ControllerId]);
    public static readonly ParameterSet CreateController = new([.. ControllerOptions, ControllerType.Required(), ControllerId, Token]);
    public static readonly ParameterSet UpdateController = new([.. ControllerOptions, .. Changes, ControllerId]);
    public static readonly ParameterSet DeleteController = new([Token, ControllerId]);

    public static readonly ParameterSet Ipams = new([IpamType]);
    public static readonly ParameterSet Ipam = new([IpamId]);
    public static readonly ParameterSet CreateIpam = new([.. IpamOptions, IpamType.Required(), IpamId, Token]);
    public static readonly ParameterSet UpdateIpam = new([.. IpamOptions, .. Changes, IpamId]);
    public static readonly ParameterSet DeleteIpam = new([Token, IpamId]);

    public static readonly ParameterSet DnsServers = new([OneOf("type", "powerdns")]);
    public static readonly ParameterSet DnsServer = new([DnsId]);
    public static readonly ParameterSet CreateDns = new([.. DnsOptions, Integer("reversev6mask"), Text("key").Required(), Text("url").Required(), OneOf("type", "powerdns").Required(), DnsId, Token]);
    public static readonly ParameterSet UpdateDns = new([.. DnsOptions, Text("key"), Text("url"), .. Changes, DnsId]);
    public static readonly ParameterSet DeleteDns = new([Token, DnsId]);

    public static readonly ParameterSet Apply = new([Token, Flag("release-lock")]);
    public static readonly ParameterSet Lock = new([Flag("allow-pending")]);
    public static readonly ParameterSet Unlock = new([Flag("force"), Token]);
    public static readonly ParameterSet DryRun = new([Text("node", format: "pve-node").Required()]);
    public static readonly ParameterSet Fabrics = new(View);
    public static readonly ParameterSet Fabric = new([FabricId with { Name = "id" }]);
    public static readonly ParameterSet FabricNodes = new([.. View, FabricId with { Name = "fabric_id" }]);

    private static readonly Parameter[] Address = [Text("ip", format: "ip").Required(), Text("mac", format: "mac-addr"), VnetId, ZoneId];
    public static readonly ParameterSet CreateAddress = new(Address);
    public static readonly ParameterSet UpdateAddress = new([.. Address, Integer("vmid", min: 100, max: 999999999, format: "pve-vmid")]);

    private static readonly Parameter Node = Text("node", format: "pve-node").Required();
    public static readonly ParameterSet OfNode = new([Node]);
    public static readonly ParameterSet ZoneOfNode = new([Node, ZoneId]);
    public static readonly ParameterSet VnetOfNode = new([Node, VnetId]);

    /// <summary>GET /nodes/{node}/sdn/zones/{zone}/bridges, where the zone may be localnetwork.</summary>
    public static readonly ParameterSet Bridges = new([Node, Text("zone").Required()]);
}
