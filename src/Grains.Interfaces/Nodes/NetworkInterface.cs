using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A network interface of a node. Lists of interfaces in one text are separated by blanks, as Proxmox has them.</summary>
[GenerateSerializer, Immutable, Alias("NetworkInterface")]
public sealed record NetworkInterface
{
    [Id(0)] public required string Iface { get; init; }

    /// <summary><c>bridge</c>, <c>bond</c>, <c>eth</c>, <c>vlan</c>, <c>alias</c>, <c>OVSBridge</c>, ...</summary>
    [Id(1)] public string? Type { get; init; }

    [Id(2)] public bool Active { get; init; }
    [Id(3)] public bool Autostart { get; init; }

    /// <summary><c>static</c>, <c>dhcp</c>, <c>manual</c>, ...</summary>
    [Id(4)] public string? Method { get; init; }

    [Id(5)] public string? Address { get; init; }
    [Id(6)] public string? Netmask { get; init; }
    [Id(7)] public string? Cidr { get; init; }
    [Id(8)] public string? Gateway { get; init; }
    [Id(9)] public string? Method6 { get; init; }
    [Id(10)] public string? Address6 { get; init; }
    [Id(11)] public string? Netmask6 { get; init; }
    [Id(12)] public string? Cidr6 { get; init; }
    [Id(13)] public string? Gateway6 { get; init; }
    [Id(14)] public int? Mtu { get; init; }
    [Id(15)] public string? BridgePorts { get; init; }
    [Id(16)] public string? BridgeStp { get; init; }
    [Id(17)] public string? BridgeFd { get; init; }
    [Id(18)] public bool? BridgeVlanAware { get; init; }
    [Id(19)] public string? BridgeVids { get; init; }
    [Id(20)] public string? BondMode { get; init; }
    [Id(21)] public string? BondXmitHashPolicy { get; init; }
    [Id(22)] public string? BondPrimary { get; init; }

    /// <summary>Of a bond.</summary>
    [Id(23)] public string? Slaves { get; init; }

    [Id(24)] public int? VlanId { get; init; }
    [Id(25)] public string? VlanRawDevice { get; init; }
    [Id(26)] public string? OvsBridge { get; init; }
    [Id(27)] public string? OvsPorts { get; init; }
    [Id(28)] public string? OvsBonds { get; init; }
    [Id(29)] public int? OvsTag { get; init; }
    [Id(30)] public string? Comments { get; init; }
    [Id(31)] public string? Comments6 { get; init; }
    [Id(32)] public ImmutableArray<string> Families { get; init; } = [];

    /// <summary>Whether the node has the device; null where it doesn't say.</summary>
    [Id(33)] public bool? Exists { get; init; }
}
