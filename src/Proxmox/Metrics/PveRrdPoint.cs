namespace Hypervisor.Proxmox;

/// <summary>What was measured until a time; all but the time is null where nothing was. Sizes are bytes, traffic bytes a second.</summary>
public sealed record PveRrdPoint
{
    /// <summary>Seconds since 1970.</summary>
    public required long Time { get; init; }

    public double? Cpu { get; init; }
    public double? MaxCpu { get; init; }
    public double? IoWait { get; init; }
    public double? LoadAvg { get; init; }

    /// <summary>Of a guest.</summary>
    public double? Mem { get; init; }

    public double? MaxMem { get; init; }
    public double? MemHost { get; init; }

    /// <summary>Of a node.</summary>
    public double? MemUsed { get; init; }

    public double? MemTotal { get; init; }
    public double? SwapUsed { get; init; }
    public double? SwapTotal { get; init; }
    public double? RootUsed { get; init; }
    public double? RootTotal { get; init; }
    public double? Disk { get; init; }
    public double? MaxDisk { get; init; }
    public double? NetIn { get; init; }
    public double? NetOut { get; init; }
    public double? DiskRead { get; init; }
    public double? DiskWrite { get; init; }
    public double? PressureCpuSome { get; init; }
    public double? PressureCpuFull { get; init; }
    public double? PressureIoSome { get; init; }
    public double? PressureIoFull { get; init; }
    public double? PressureMemorySome { get; init; }
    public double? PressureMemoryFull { get; init; }
}
