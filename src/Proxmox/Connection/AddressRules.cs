using System.Net;
using System.Net.Sockets;

namespace Hypervisor.Proxmox;

/// <summary>Which addresses no cluster can have: our own machine, link-local ones, metadata services, and disguises of them.</summary>
internal sealed record AddressRules(IReadOnlyList<IPNetwork> Allowed)
{
    private static readonly HashSet<IPAddress> Metadata =
    [
        IPAddress.Parse("169.254.169.254"), IPAddress.Parse("169.254.170.2"), IPAddress.Parse("100.100.100.200"),
        IPAddress.Parse("192.0.0.192"), IPAddress.Parse("168.63.129.16"), IPAddress.Parse("fd00:ec2::254"), IPAddress.Parse("fd20:ce::254"),
    ];

    private static readonly (IPNetwork Network, string Kind)[] Refused =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "an unspecified"), (IPNetwork.Parse("127.0.0.0/8"), "a loopback"), (IPNetwork.Parse("169.254.0.0/16"), "a link-local"),
        (IPNetwork.Parse("224.0.0.0/4"), "a multicast"), (IPNetwork.Parse("255.255.255.255/32"), "a broadcast"), (IPNetwork.Parse("240.0.0.0/4"), "a reserved"),
        (IPNetwork.Parse("::/128"), "an unspecified"), (IPNetwork.Parse("::1/128"), "a loopback"), (IPNetwork.Parse("fe80::/10"), "a link-local"),
        (IPNetwork.Parse("ff00::/8"), "a multicast"),
    ];

    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork Translated = IPNetwork.Parse("::ffff:0:0:0/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork LocalNat64 = IPNetwork.Parse("64:ff9b:1::/48");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    /// <summary>Every address is refused that isn't in an allowed network.</summary>
    public bool OnlyAllowed { get; init; }

    /// <summary>What kind of address it is that makes it refused ("a loopback"), or null where it may be contacted.</summary>
    public string? Refusal(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        else if (address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0)
            address = new IPAddress(address.GetAddressBytes());

        if (Metadata.Contains(address))
            return Allowed.Any(network => network.BaseAddress.Equals(address) && network.PrefixLength == Bits(address)) ? null : "a cloud metadata";
        if (Allowed.Any(network => network.Contains(address)))
            return null;
        if (OnlyAllowed)
            return "an unlisted";
        foreach (var (network, kind) in Refused)
        {
            if (network.Contains(address))
                return kind;
        }
        return Embedded(address) is { } hidden && Refusal(hidden) is { } refusal ? $"{refusal} (as {hidden})" : null;
    }

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    /// <summary>The IPv4 address that a gateway or an old stack would take out of an IPv6 one.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;

        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
            return new IPAddress(bytes.AsSpan(2, 4));
        if (Teredo.Contains(address))
            return new IPAddress([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]);
        return Compatible.Contains(address) || Translated.Contains(address) || Nat64.Contains(address) || LocalNat64.Contains(address)
            ? new IPAddress(bytes.AsSpan(12, 4))
            : null;
    }
}
