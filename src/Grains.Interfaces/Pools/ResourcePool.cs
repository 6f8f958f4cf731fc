using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A pool of guests and storages that rights can be given on.</summary>
[GenerateSerializer, Immutable, Alias("ResourcePool")]
public sealed record ResourcePool
{
    /// <summary>With its parents: <c>prod/web</c>.</summary>
    [Id(0)] public required string Poolid { get; init; }

    [Id(1)] public string? Comment { get; init; }

    /// <summary>Guests by VMID, then storages by name and node.</summary>
    [Id(2)] public ImmutableArray<PoolMember> Members { get; init; } = [];

    /// <summary>Whether the members hold the storages too. They don't where there are so many pools that asking for each would be too much.</summary>
    [Id(3)] public bool StoragesListed { get; init; }
}
