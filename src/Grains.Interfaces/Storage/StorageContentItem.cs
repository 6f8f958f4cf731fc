namespace Hypervisor.Grains.Interfaces;

/// <summary>A disk image, backup, ISO, template, ... on a storage. Sizes are bytes.</summary>
[GenerateSerializer, Immutable, Alias("StorageContentItem")]
public sealed record StorageContentItem
{
    /// <summary>The name that PVE takes everywhere: <c>storage:path</c>.</summary>
    [Id(0)] public required string Volid { get; init; }

    [Id(1)] public string? Content { get; init; }
    [Id(2)] public string? Format { get; init; }
    [Id(3)] public long? Size { get; init; }

    /// <summary>What a thin image really takes, where the storage tells.</summary>
    [Id(4)] public long? Used { get; init; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    [Id(5)] public long? Ctime { get; init; }

    /// <summary>The guest that it belongs to.</summary>
    [Id(6)] public long? Vmid { get; init; }

    [Id(7)] public string? Notes { get; init; }

    /// <summary>Of a backup: <c>qemu</c> or <c>lxc</c>.</summary>
    [Id(8)] public string? Subtype { get; init; }

    /// <summary>The image that a linked clone builds on.</summary>
    [Id(9)] public string? Parent { get; init; }

    /// <summary>A backup that pruning and removing leave alone.</summary>
    [Id(10)] public bool Protected { get; init; }

    /// <summary>How a backup server verified it last: <c>ok</c> or <c>failed</c>; null: never.</summary>
    [Id(11)] public string? Verification { get; init; }

    /// <summary>The fingerprint of the key, or 1 where it is encrypted with an unknown one.</summary>
    [Id(12)] public string? Encrypted { get; init; }

    public DateTimeOffset? CreatedAt => Ctime is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
