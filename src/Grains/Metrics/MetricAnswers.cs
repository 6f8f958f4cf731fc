using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class MetricAnswers
{
    // Those that a chart shows first come first.
    private static readonly Func<RrdPoint, double?>[] Series =
    [
        point => point.Cpu,
        point => point.Mem,
        point => point.Netin,
        point => point.Netout,
        point => point.Diskread,
        point => point.Diskwrite,
        point => point.Iowait,
        point => point.Loadavg,
        point => point.Memhost,
        point => point.Disk,
        point => point.SwapUsed,
        point => point.PressureCpuSome,
        point => point.PressureCpuFull,
        point => point.PressureIoSome,
        point => point.PressureIoFull,
        point => point.PressureMemorySome,
        point => point.PressureMemoryFull,
        point => point.Maxcpu,
        point => point.Maxmem,
        point => point.Maxdisk,
        point => point.SwapTotal,
    ];

    public static ImmutableArray<RrdPoint> ToChart(this IEnumerable<PveRrdPoint> points, int maxPoints)
    {
        RrdPoint[] all = [.. points.GroupBy(point => point.Time).OrderBy(same => same.Key).Select(same => same.Last().ToRrdPoint())];
        return [.. Downsampling.Pick([.. all.Select(point => point.Time)], [.. Series.Select(value => all.Select(value).ToArray())], maxPoints).Select(i => all[i])];
    }

    private static RrdPoint ToRrdPoint(this PveRrdPoint point) => new()
    {
        Time = point.Time,
        Cpu = point.Cpu,
        Maxcpu = point.MaxCpu,
        Mem = point.Mem ?? point.MemUsed,
        Maxmem = point.MaxMem ?? point.MemTotal,
        Netin = point.NetIn,
        Netout = point.NetOut,
        Diskread = point.DiskRead,
        Diskwrite = point.DiskWrite,
        Iowait = point.IoWait,
        Disk = point.Disk ?? point.RootUsed,
        Maxdisk = point.MaxDisk ?? point.RootTotal,
        Memhost = point.MemHost,
        Loadavg = point.LoadAvg,
        SwapUsed = point.SwapUsed,
        SwapTotal = point.SwapTotal,
        PressureCpuSome = point.PressureCpuSome,
        PressureCpuFull = point.PressureCpuFull,
        PressureIoSome = point.PressureIoSome,
        PressureIoFull = point.PressureIoFull,
        PressureMemorySome = point.PressureMemorySome,
        PressureMemoryFull = point.PressureMemoryFull,
    };
}
