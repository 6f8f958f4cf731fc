using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// What a node's status tells of its health. Stock Proxmox VE tells no temperatures; they are there where the node has one of the
/// well-known extensions that put the output of lm-sensors into the status.
/// </summary>
[GenerateSerializer, Immutable, Alias("NodeSensors")]
public sealed record NodeSensors
{
    /// <summary>Of the hottest processor, °C; null where it isn't known.</summary>
    [Id(0)] public double? CpuTemp { get; init; }

    /// <summary>Of every processor and core that has a sensor, °C.</summary>
    [Id(1)] public ImmutableArray<double> CpuTemps { get; init; } = [];

    [Id(2)] public string? Pveversion { get; init; }

    /// <summary>Over 1, 5 and 15 minutes.</summary>
    [Id(3)] public ImmutableArray<double> Loadavg { get; init; } = [];

    [Id(4)] public NodeCpu? Cpuinfo { get; init; }
    [Id(5)] public string? Kversion { get; init; }

    /// <summary>All that the node measures: processors, disks, board.</summary>
    [Id(6)] public ImmutableArray<SensorReading> Temperatures { get; init; } = [];
}

/// <param name="Chip">As lm-sensors names it: <c>coretemp-isa-0000</c>, <c>nvme-pci-0100</c>.</param>
/// <param name="Celsius">°C.</param>
[GenerateSerializer, Immutable, Alias("SensorReading")]
public sealed record SensorReading([property: Id(0)] string Chip, [property: Id(1)] string Label, [property: Id(2)] double Celsius);

/// <param name="Cores">Per socket.</param>
/// <param name="Cpus">All threads.</param>
[GenerateSerializer, Immutable, Alias("NodeCpu")]
public sealed record NodeCpu(
    [property: Id(0)] string? Model, [property: Id(1)] int? Sockets, [property: Id(2)] int? Cores, [property: Id(3)] int? Cpus, [property: Id(4)] double? Mhz);
