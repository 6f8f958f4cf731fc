using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class FirewallParameters
{
    private const string Name = @"[A-Za-z][A-Za-z0-9\-\_]+";
    private static readonly string[] Levels = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug", "nolog"];
    private static readonly string[] Policies = ["ACCEPT", "REJECT", "DROP"];

    public static readonly Parameter Digest = Text("digest", maxLength: 64);
    public static readonly Parameter Comment = Text("comment");
    public static readonly Parameter Position = Integer("pos", min: 0);
    public static readonly Parameter Group = Text("group", minLength: 2, maxLength: 18, pattern: Name).Required();
    public static readonly Parameter GroupRename = Text("rename", minLength: 2, maxLength: 18, pattern: Name);
    public static readonly Parameter SetName = Text("name", minLength: 2, maxLength: 64, pattern: Name).Required();
    public static readonly Parameter Rename = Text("rename", minLength: 2, maxLength: 64, pattern: Name);
    public static readonly Parameter Cidr = Text("cidr", format: "IPorCIDR").Required();
    public static readonly Parameter Member = Text("cidr", format: "IPorCIDRorAlias").Required();
    public static readonly Parameter NoMatch = Flag("nomatch");
    public static readonly Parameter Force = Flag("force");
    public static readonly Parameter RefType = OneOf("type", "alias", "ipset");
    public static readonly Parameter Node = Text("node", format: "pve-node").Required();
    public static readonly Parameter Vmid = Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required();
    public static readonly Parameter Vnet = Text("vnet", minLength: 2, maxLength: 8, pattern: "[a-zA-Z][a-zA-Z0-9]*[a-zA-Z0-9]").Required();

    private static readonly Parameter Action = Text("action", minLength: 2, maxLength: 20, pattern: Name);
    private static readonly Parameter Type = OneOf("type", "in", "out", "forward", "group");
    private static readonly Parameter Delete = Text("delete", format: "pve-configid-list");

    private static readonly Parameter[] RuleFields =
    [
        Comment, Text("dest", format: "pve-fw-addr-spec", maxLength: 512), Digest, Text("dport", format: "pve-fw-dport-spec"), Integer("enable", min: 0), Text("icmp-type", format: "pve-fw-icmp-type-spec"),
        Text("iface", format: "pve-iface", minLength: 2, maxLength: 20), OneOf("log", Levels), Text("macro", maxLength: 128), Position, Text("proto", format: "pve-fw-protocol-spec"),
        Text("source", format: "pve-fw-addr-spec", maxLength: 512), Text("sport", format: "pve-fw-sport-spec"),
    ];

    public static readonly Parameter[] CreateRule = [.. RuleFields, Action.Required(), Type.Required()];
    public static readonly Parameter[] UpdateRule = [.. RuleFields, Action, Type, Delete, Integer("moveto", min: 0)];
    public static readonly Parameter[] Log = [Integer("limit", min: 0), Integer("since", min: 0), Integer("start", min: 0), Integer("until", min: 0)];

    private static readonly ParameterSet RateLimit = new([Integer("burst", min: 0), Flag("enable").Default().Required(), Text("rate", pattern: @"[1-9][0-9]*\/(second|minute|hour|day)")]);

    private static readonly Parameter[] ClusterOptions =
    [
        Flag("ebtables"), Integer("enable", min: 0), Text("log_ratelimit", properties: RateLimit), OneOf("policy_forward", "ACCEPT", "DROP"), OneOf("policy_in", Policies), OneOf("policy_out", Policies),
    ];

    private static readonly Parameter[] NodeOptions =
    [
        Flag("enable"), OneOf("log_level_forward", Levels), OneOf("log_level_in", Levels), OneOf("log_level_out", Levels), Flag("log_nf_conntrack"), Flag("ndp"), Flag("nf_conntrack_allow_invalid"),
        Text("nf_conntrack_helpers"), Integer("nf_conntrack_max", min: 32768), Integer("nf_conntrack_tcp_timeout_established", min: 7875), Integer("nf_conntrack_tcp_timeout_syn_recv", min: 30, max: 60),
        Flag("nftables"), Flag("nosmurfs"), Flag("protection_synflood"), Integer("protection_synflood_burst"), Integer("protection_synflood_rate"), OneOf("smurf_log_level", Levels),
        OneOf("tcp_flags_log_level", Levels), Flag("tcpflags"),
    ];

    private static readonly Parameter[] GuestOptions =
    [
        Flag("dhcp"), Flag("enable"), Flag("ipfilter"), OneOf("log_level_in", Levels), OneOf("log_level_out", Levels), Flag("macfilter"), Flag("ndp"), OneOf("policy_in", Policies),
        OneOf("policy_out", Policies), Flag("radv"),
    ];

    private static readonly Parameter[] VnetOptions = [Flag("enable"), OneOf("log_level_forward", Levels), OneOf("policy_forward", "ACCEPT", "DROP")];

    public static ParameterSet OptionsOf(FirewallScope scope) => new(
    [
        .. scope.Kind switch { "cluster" => ClusterOptions, "host" => NodeOptions, "vnet" => VnetOptions, _ => GuestOptions }, Delete, Digest, .. scope.InPath,
    ]);
}
