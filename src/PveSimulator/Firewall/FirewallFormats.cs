using System.Net;
using System.Text.RegularExpressions;

namespace Hypervisor.PveSimulator;

/// <summary>The formats of rules, sets and aliases.</summary>
internal static partial class FirewallFormats
{
    private static readonly string[] Protocols =
    [
        "ah", "ax.25", "dccp", "ddp", "egp", "eigrp", "encap", "esp", "etherip", "fc", "ggp", "gre", "hip", "hmp", "icmp", "icmpv6", "idpr-cmtp", "idrp", "igmp", "igp", "ip", "ipcomp", "ipencap", "ipip",
        "ipv6", "ipv6-frag", "ipv6-icmp", "ipv6-nonxt", "ipv6-opts", "ipv6-route", "isis", "iso-tp4", "l2tp", "manet", "mpls-in-ip", "ospf", "pim", "pup", "rdp", "rspf", "rsvp", "sctp", "shim6", "skip", "st",
        "tcp", "udp", "udplite", "vmtp", "vrrp", "wesp", "xns-idp", "xtp",
    ];

    public static string? Check(string format, string value) => format switch
    {
        "pve-fw-protocol-spec" => Protocols.Contains(value) || byte.TryParse(value, out _) ? null : $"unknown protocol '{value}'",
        "pve-fw-dport-spec" or "pve-fw-sport-spec" => value.Split(',').Where(item => !IsPort(item)).Select(item => $"invalid port '{item}'").FirstOrDefault(),
        "pve-fw-addr-spec" => IsName(value) ? null : value.Split(',').Where(item => !IsAddress(item)).Select(item => $"invalid IP address: '{item}'").FirstOrDefault(),
        "pve-fw-icmp-type-spec" => IcmpType().IsMatch(value) ? null : $"invalid icmp-type '{value}'",
        "IPorCIDR" => IsIpOrCidr(value) ? null : "value does not look like a valid IP address or CIDR network",
        "IPorCIDRorAlias" => IsIpOrCidr(value) || Alias().IsMatch(value) ? null : "value does not look like a valid IP address or CIDR network",
        _ => null,
    };

    public static bool IsIpOrCidr(string value) => value.Split('/') is [var address, .. var rest] && IPAddress.TryParse(address, out var ip) && address.IndexOfAny(['.', ':']) > -1
        && (rest.Length == 0 || rest.Length == 1 && byte.TryParse(rest[0], out var bits) && bits <= ip.GetAddressBytes().Length * 8);

    /// <summary>An alias, or a set with its plus sign.</summary>
    private static bool IsName(string value) => value.StartsWith('+') ? IpSet().IsMatch(value) : Alias().IsMatch(value);

    private static bool IsAddress(string item) => item.Contains('-') ? item.Split('-') is [var first, var last] && IPAddress.TryParse(first, out _) && IPAddress.TryParse(last, out _) : IsIpOrCidr(item);

    private static bool IsPort(string item) => item.Split(':') is { Length: 1 or 2 } ends && ends.All(end => ushort.TryParse(end, out _)) || ServiceName().IsMatch(item);

    [GeneratedRegex("^(dc/|guest/)?[A-Za-z][A-Za-z0-9_-]+$")] private static partial Regex Alias();
    [GeneratedRegex("^\\+(dc/|guest/|sdn/)?[A-Za-z][A-Za-z0-9_-]+$")] private static partial Regex IpSet();
    [GeneratedRegex("^[a-z][a-z0-9_-]*$")] private static partial Regex ServiceName();
    [GeneratedRegex("^([0-9]+(/[0-9]+)?|[a-z0-9-]+)$")] private static partial Regex IcmpType();
}
