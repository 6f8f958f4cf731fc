using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveFirewallRule
{
    /// <summary>From 0; the first that matches decides.</summary>
    public required int Pos { get; init; }

    /// <summary><c>in</c>, <c>out</c>, <c>forward</c> or <c>group</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>ACCEPT</c>, <c>DROP</c>, <c>REJECT</c>, or the name of a group.</summary>
    public string? Action { get; init; }

    public bool? Enable { get; init; }

    public string? Macro { get; init; }

    public string? Source { get; init; }

    public string? Dest { get; init; }

    public string? Proto { get; init; }

    [JsonPropertyName("sport")]
    public string? SourcePort { get; init; }

    [JsonPropertyName("dport")]
    public string? DestPort { get; init; }

    [JsonPropertyName("iface")]
    public string? Interface { get; init; }

    public string? Log { get; init; }

    public string? Comment { get; init; }

    [JsonPropertyName("icmp-type")]
    public string? IcmpType { get; init; }

    public int? IpVersion { get; init; }

    /// <summary>Of all rules of the same file.</summary>
    public string? Digest { get; init; }
}
