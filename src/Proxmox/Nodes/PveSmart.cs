using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

/// <summary>What a disk says of itself: a table of attributes where it speaks ATA, else text.</summary>
public sealed record PveSmart
{
    public string? Health { get; init; }

    /// <summary><c>ata</c> or <c>text</c>; null where the disk has no SMART.</summary>
    public string? Type { get; init; }

    public ImmutableArray<PveSmartAttribute>? Attributes { get; init; }

    public string? Text { get; init; }

    /// <summary>What is left of its life in percent, or <c>N/A</c>.</summary>
    public string? Wearout { get; init; }
}
