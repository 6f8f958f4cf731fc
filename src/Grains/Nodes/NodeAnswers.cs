using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class NodeAnswers
{
    /// <summary>A node's own answer in our words and units.</summary>
    public static NodeLive ToLive(this PveNodeStatus status, DateTimeOffset asOf) => new()
    {
        PveVersion = status.PveVersion,
        KernelVersion = status.KernelVersion,
        CpuModel = status.CpuInfo?.Model,
        CpuSockets = status.CpuInfo?.Sockets,
        CpuCores = status.CpuInfo?.Cores,
        CpuThreads = status.CpuInfo?.Cpus,
        CpuUsage = status.Cpu,
        IoWait = status.Wait,
        LoadAverage = status.LoadAverage,
        MemoryTotal = status.Memory?.TotalBytes,
        MemoryUsed = status.Memory?.UsedBytes,
        SwapTotal = status.Swap?.TotalBytes,
        SwapUsed = status.Swap?.UsedBytes,
        RootTotal = status.RootFs?.TotalBytes,
        RootUsed = status.RootFs?.UsedBytes,
        Uptime = (long?)status.Uptime?.TotalSeconds,
        AsOf = asOf,
    };

    public static NodeService ToNodeService(this PveService service) => new()
    {
        Service = service.Service,
        Name = service.Name,
        Description = service.Description,
        State = service.State,
        ActiveState = service.ActiveState,
        UnitState = service.UnitState,
    };
}
