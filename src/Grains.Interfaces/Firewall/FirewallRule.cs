namespace Hypervisor.Grains.Interfaces;

/// <summary>A rule of a firewall.</summary>
[GenerateSerializer, Immutable, Alias("FirewallRule")]
public sealed record FirewallRule
{
    /// <summary>From 0; the first that matches decides.</summary>
    [Id(0)] public required int Pos { get; init; }

    /// <summary><c>in</c>, <c>out</c>, <c>forward</c>, or <c>group</c> where the action names a security group.</summary>
    [Id(1)] public string? Type { get; init; }

    /// <summary><c>ACCEPT</c>, <c>DROP</c>, <c>REJECT</c> or the group.</summary>
    [Id(2)] public string? Action { get; init; }

    [Id(3)] public bool Enable { get; init; }
    [Id(4)] public string? Source { get; init; }
    [Id(5)] public string? Dest { get; init; }
    [Id(6)] public string? Proto { get; init; }
    [Id(7)] public string? Sport { get; init; }
    [Id(8)] public string? Dport { get; init; }
    [Id(9)] public string? Macro { get; init; }
    [Id(10)] public string? Iface { get; init; }

    /// <summary><c>nolog</c> or a level of syslog.</summary>
    [Id(11)] public string? Log { get; init; }

    [Id(12)] public string? Comment { get; init; }

    /// <summary>Of all rules of the same firewall.</summary>
    [Id(13)] public string? Digest { get; init; }

    [Id(14)] public string? IcmpType { get; init; }

    /// <summary>4 or 6, where the addresses say so.</summary>
    [Id(15)] public int? Ipversion { get; init; }
}
