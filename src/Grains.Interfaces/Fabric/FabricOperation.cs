using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Something that other services and connections can ask for.</summary>
[GenerateSerializer, Immutable, Alias("FabricOperation")]
public sealed record FabricOperation
{
    /// <summary>Such as <c>hypervisor.vm.snapshot</c> or <c>proxmox.firewall.guest_rule:update</c>.</summary>
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required string Description { get; init; }
    [Id(3)] public ImmutableArray<FabricInput> Inputs { get; init; } = [];

    /// <summary>What the answer holds.</summary>
    [Id(4)] public required string Output { get; init; }

    [Id(5)] public required Role LowestRole { get; init; }

    /// <summary>Such as <c>hypervisor.manage_vms</c>.</summary>
    [Id(6)] public required string Permission { get; init; }

    /// <summary>Whether it stages a change; else it only reads.</summary>
    [Id(7)] public required bool Write { get; init; }

    /// <summary>What the change can cost; null for reads.</summary>
    [Id(8)] public Risk? Risk { get; init; }

    /// <summary>Whether applying the change takes <c>confirmed: true</c>.</summary>
    [Id(9)] public bool RequiresConfirmation { get; init; }
}

/// <param name="Type"><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>uuid</c> or <c>array</c>.</param>
/// <param name="Rule">What a value must be, in words, where the type doesn't say it all.</param>
[GenerateSerializer, Immutable, Alias("FabricInput")]
public sealed record FabricInput(
    [property: Id(0)] string Name,
    [property: Id(1)] string Type,
    [property: Id(2)] bool Required,
    [property: Id(3)] string? Rule = null)
{
    [Id(4)] public double? Minimum { get; init; }
    [Id(5)] public double? Maximum { get; init; }
    [Id(6)] public int? MaxLength { get; init; }

    /// <summary>Empty: any value that keeps the rule.</summary>
    [Id(7)] public ImmutableArray<string> Choices { get; init; } = [];
}
