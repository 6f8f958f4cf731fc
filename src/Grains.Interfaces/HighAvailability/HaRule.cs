using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Where services may run, or with whom, of PVE 9.</summary>
[GenerateSerializer, Immutable, Alias("HaRule")]
public sealed record HaRule
{
    [Id(0)] public required string Rule { get; init; }

    /// <summary><c>node-affinity</c> or <c>resource-affinity</c>.</summary>
    [Id(1)] public string? Type { get; init; }

    /// <summary>Service ids.</summary>
    [Id(2)] public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>Of a node affinity: <c>pve1:2,pve2</c>, the higher number the better.</summary>
    [Id(3)] public string? Nodes { get; init; }

    /// <summary>Of a node affinity: services never run elsewhere.</summary>
    [Id(4)] public bool Strict { get; init; }

    /// <summary>Of a resource affinity: <c>positive</c> keeps them together, <c>negative</c> apart.</summary>
    [Id(5)] public string? Affinity { get; init; }

    [Id(6)] public bool Enabled { get; init; }

    /// <summary>Its place among all rules, from 1.</summary>
    [Id(7)] public int? Order { get; init; }

    [Id(8)] public string? Comment { get; init; }
}
