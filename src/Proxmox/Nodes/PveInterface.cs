using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A network interface of a node, as its configuration has it.</summary>
public sealed record PveInterface
{
    public required string Iface { get; init; }

    /// <summary><c>bridge</c>, <c>bond</c>, <c>eth</c>, <c>vlan</c>, <c>alias</c>, <c>OVSBridge</c>, ...</summary>
    public string? Type { get; init; }

    /// <summary>Null where it is down.</summary>
    public bool? Active { get; init; }

    public bool? Autostart { get; init; }

    /// <summary>Whether the node has the device.</summary>
    public bool? Exists { get; init; }

    public int? Priority { get; init; }

    public ImmutableArray<string>? Families { get; init; }

    public string? Method { get; init; }

    public string? Method6 { get; init; }

    public string? Address { get; init; }

    public string? Netmask { get; init; }

    public string? Cidr { get; init; }

    public string? Gateway { get; init; }

    public string? Address6 { get; init; }

    public string? Netmask6 { get; init; }

    public string? Cidr6 { get; init; }

    public string? Gateway6 { get; init; }

    public int? Mtu { get; init; }

    /// <summary>Separated by blanks.</summary>
    [JsonPropertyName("bridge_ports")]
    public string? BridgePorts { get; init; }

    [JsonPropertyName("bridge_stp")]
    public string? BridgeStp { get; init; }

    [JsonPropertyName("bridge_fd")]
    public string? BridgeForwardDelay { get; init; }

    [JsonPropertyName("bridge_vlan_aware")]
    public bool? BridgeVlanAware { get; init; }

    [JsonPropertyName("bridge_vids")]
    public string? BridgeVlanIds { get; init; }

    [JsonPropertyName("bond_mode")]
    public string? BondMode { get; init; }

    [JsonPropertyName("bond_xmit_hash_policy")]
    public string? BondHashPolicy { get; init; }

    [JsonPropertyName("bond-primary")]
    public string? BondPrimary { get; init; }

    /// <summary>Of a bond, separated by blanks.</summary>
    public string? Slaves { get; init; }

    [JsonPropertyName("vlan-id")]
    public int? VlanId { get; init; }

    [JsonPropertyName("vlan-raw-device")]
    public string? VlanRawDevice { get; init; }

    [JsonPropertyName("ovs_bridge")]
    public string? OvsBridge { get; init; }

    [JsonPropertyName("ovs_ports")]
    public string? OvsPorts { get; init; }

    [JsonPropertyName("ovs_bonds")]
    public string? OvsBonds { get; init; }

    [JsonPropertyName("ovs_tag")]
    public int? OvsTag { get; init; }

    public string? Comments { get; init; }

    public string? Comments6 { get; init; }
}
