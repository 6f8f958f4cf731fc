using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>Rows to build tests from; each test changes what it is about.</summary>
internal static class Samples
{
    public static readonly Guid Controller = Guid.Parse("11111111-1111-4111-8111-111111111111");

    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Guest Guest(int vmid = 100) => new()
    {
        ControllerId = Controller,
        ControllerName = "lab",
        Vmid = vmid,
        VmType = GuestType.Qemu,
        Name = $"web-{vmid}",
        Node = "pve1",
        Status = "running",
        CpuCores = 4,
        CpuUsage = 0.25,
        MemoryBytes = 8L << 30,
        MemoryUsedBytes = 2L << 30,
        DiskBytes = 32L << 30,
        Uptime = 7200,
        Tags = ["prod", "web"],
        AsOf = Noon,
    };

    public static Node Node(string name = "pve1") => new()
    {
        ControllerId = Controller,
        ControllerName = "lab",
        Name = name,
        Status = "online",
        CpuCount = 16,
        MemoryTotal = 64L << 30,
        MemoryUsed = 16L << 30,
        AsOf = Noon,
    };
}
