namespace Hypervisor.Grains.Interfaces;

/// <summary>A measured point of a chart; null where nothing was measured, or where the cluster doesn't measure it. Memory and disk are bytes.</summary>
[GenerateSerializer, Immutable, Alias("RrdPoint")]
public sealed record RrdPoint
{
    /// <summary>Seconds since 1970.</summary>
    [Id(0)] public required long Time { get; init; }

    /// <summary>Share of its processors in use, 0..1.</summary>
    [Id(1)] public double? Cpu { get; init; }
    [Id(2)] public double? Maxcpu { get; init; }
    [Id(3)] public double? Mem { get; init; }
    [Id(4)] public double? Maxmem { get; init; }

    /// <summary>Bytes a second, as the three below.</summary>
    [Id(5)] public double? Netin { get; init; }
    [Id(6)] public double? Netout { get; init; }
    [Id(7)] public double? Diskread { get; init; }
    [Id(8)] public double? Diskwrite { get; init; }

    /// <summary>Share of the time, 0..1; of nodes only.</summary>
    [Id(9)] public double? Iowait { get; init; }

    /// <summary>Used of a container's disk or of a node's root.</summary>
    [Id(10)] public double? Disk { get; init; }
    [Id(11)] public double? Maxdisk { get; init; }

    /// <summary>What a virtual machine takes of its node, with what QEMU needs.</summary>
    [Id(12)] public double? Memhost { get; init; }

    /// <summary>Of nodes only, as swap.</summary>
    [Id(13)] public double? Loadavg { get; init; }
    [Id(14)] public double? SwapUsed { get; init; }
    [Id(15)] public double? SwapTotal { get; init; }

    /// <summary>Percent of the time in which some task (or all: full) waited for it.</summary>
    [Id(16)] public double? PressureCpuSome { get; init; }
    [Id(17)] public double? PressureCpuFull { get; init; }
    [Id(18)] public double? PressureIoSome { get; init; }
    [Id(19)] public double? PressureIoFull { get; init; }
    [Id(20)] public double? PressureMemorySome { get; init; }
    [Id(21)] public double? PressureMemoryFull { get; init; }
}
