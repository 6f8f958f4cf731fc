using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a disk says of itself: a table of attributes where it speaks ATA, else text; neither where it has no SMART.</summary>
[GenerateSerializer, Immutable, Alias("DiskSmart")]
public sealed record DiskSmart
{
    [Id(0)] public required string Disk { get; init; }

    /// <summary><c>PASSED</c>, <c>OK</c>, <c>UNKNOWN</c> or what is wrong.</summary>
    [Id(1)] public string? Health { get; init; }

    /// <summary><c>ata</c> or <c>text</c>.</summary>
    [Id(2)] public string? Type { get; init; }

    [Id(3)] public ImmutableArray<SmartAttribute> Attributes { get; init; } = [];
    [Id(4)] public string? Text { get; init; }

    /// <summary>What is left of its life: 100 is new, 0 is worn out.</summary>
    [Id(5)] public double? Wearout { get; init; }
}

/// <summary>A row of the table. Values count down towards the threshold.</summary>
[GenerateSerializer, Immutable, Alias("SmartAttribute")]
public sealed record SmartAttribute
{
    [Id(0)] public int? Id { get; init; }
    [Id(1)] public string? Name { get; init; }
    [Id(2)] public int? Value { get; init; }
    [Id(3)] public int? Worst { get; init; }
    [Id(4)] public int? Threshold { get; init; }
    [Id(5)] public string? Raw { get; init; }
    [Id(6)] public string? Flags { get; init; }

    /// <summary>When it fell below its threshold: <c>NOW</c>, <c>Past</c>; null: never.</summary>
    [Id(7)] public string? Fail { get; init; }
}
