using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static partial class NetworkAnswers
{
    public static NodeNetwork ToNodeNetwork(this PveNetworks networks) => new(
        networks.Interfaces.OrderBy(one => one.Iface, StringComparer.Ordinal).Select(ToInterface).ToImmutableArray(),
        string.IsNullOrWhiteSpace(networks.Changes) ? null : WithoutSecrets(networks.Changes));

    public static NodeDns ToNodeDns(this PveDns dns) => new(dns.Search, dns.Dns1, dns.Dns2, dns.Dns3);

    private static NetworkInterface ToInterface(PveInterface one) => new()
    {
        Iface = one.Iface,
        Type = one.Type,
        Active = one.Active ?? false,
        Autostart = one.Autostart ?? false,
        Exists = one.Exists,
        Families = one.Families ?? [],
        Method = one.Method,
        Address = one.Address,
        Netmask = one.Netmask,
        Cidr = one.Cidr,
        Gateway = one.Gateway,
        Method6 = one.Method6,
        Address6 = one.Address6,
        Netmask6 = one.Netmask6,
        Cidr6 = one.Cidr6,
        Gateway6 = one.Gateway6,
        Mtu = one.Mtu,
        BridgePorts = one.BridgePorts,
        BridgeStp = one.BridgeStp,
        BridgeFd = one.BridgeForwardDelay,
        BridgeVlanAware = one.BridgeVlanAware,
        BridgeVids = one.BridgeVlanIds,
        BondMode = one.BondMode,
        BondXmitHashPolicy = one.BondHashPolicy,
        BondPrimary = one.BondPrimary,
        Slaves = one.Slaves,
        VlanId = one.VlanId,
        VlanRawDevice = one.VlanRawDevice,
        OvsBridge = one.OvsBridge,
        OvsPorts = one.OvsPorts,
        OvsBonds = one.OvsBonds,
        OvsTag = one.OvsTag,
        Comments = Comment(one.Comments),
        Comments6 = Comment(one.Comments6),
    };

    private static string? Comment(string? text) => text?.TrimEnd() is { Length: > 0 } comment ? Redaction.RedactText(comment) : null;

    // The file of interfaces has lines of a name and a value: wpa-psk …
    private static string WithoutSecrets(string text) => Setting().Replace(
        Redaction.RedactText(text), match => Redaction.IsSecret(match.Groups["key"].Value) ? $"{match.Groups["start"].Value}{match.Groups["key"].Value} {Redaction.Mask}" : match.Value);

    [GeneratedRegex(@"^(?<start>[+\- ]?[ \t]*)(?<key>[A-Za-z][A-Za-z0-9_\-]{0,63})[ \t]+[^\n]+", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
