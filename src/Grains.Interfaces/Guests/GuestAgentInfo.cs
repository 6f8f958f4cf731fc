using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What the agent in a virtual machine says of it. A part that this agent can't tell is null, and <see cref="Missing"/> has its reason.</summary>
[GenerateSerializer, Immutable, Alias("GuestAgentInfo")]
public sealed record GuestAgentInfo
{
    [Id(0)] public string? Hostname { get; init; }

    /// <summary>As the operating system names itself: <c>debian</c>, <c>mswindows</c>, ...</summary>
    [Id(1)] public string? OsType { get; init; }

    [Id(2)] public string? OsVersion { get; init; }
    [Id(3)] public ImmutableArray<GuestInterface>? Interfaces { get; init; }

    /// <summary>Why a part is null, by <c>hostname</c>, <c>os</c> and <c>interfaces</c>.</summary>
    [Id(4)] public ImmutableDictionary<string, string> Missing { get; init; } = [];
}

/// <summary>A network interface as the guest sees it.</summary>
[GenerateSerializer, Immutable, Alias("GuestInterface")]
public sealed record GuestInterface(
    [property: Id(0)] string Name,
    [property: Id(1)] string? MacAddress,
    [property: Id(2)] ImmutableArray<string> IpAddresses);
