namespace Hypervisor.Grains.Interfaces;

/// <summary>A disk of a node. What the node could not find out is null.</summary>
[GenerateSerializer, Immutable, Alias("NodeDisk")]
public sealed record NodeDisk
{
    [Id(0)] public required string Devpath { get; init; }
    [Id(1)] public string? Model { get; init; }
    [Id(2)] public string? Serial { get; init; }

    /// <summary>Bytes.</summary>
    [Id(3)] public long? Size { get; init; }

    [Id(4)] public string? Vendor { get; init; }

    /// <summary>What is left of its life: 100 is new, 0 is worn out.</summary>
    [Id(5)] public double? Wearout { get; init; }

    /// <summary>Turns a minute; 0 where nothing turns.</summary>
    [Id(6)] public long? Rpm { get; init; }

    /// <summary><c>hdd</c>, <c>ssd</c>, <c>nvme</c>, <c>usb</c> or <c>unknown</c>.</summary>
    [Id(7)] public string? DiskType { get; init; }

    [Id(8)] public bool Gpt { get; init; }

    /// <summary><c>PASSED</c>, <c>OK</c>, <c>UNKNOWN</c> or what is wrong.</summary>
    [Id(9)] public string? Health { get; init; }

    /// <summary><c>LVM</c>, <c>ZFS</c>, <c>mounted</c>, a file system, ...; null where it is free.</summary>
    [Id(10)] public string? Used { get; init; }

    [Id(11)] public bool Mounted { get; init; }
    [Id(12)] public string? Wwn { get; init; }

    /// <summary>The number of Ceph's daemon on it.</summary>
    [Id(13)] public int? OsdId { get; init; }
}
