using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>What a guest consumes at one moment: made up, but always the same for the same seed, guest and time, and its counters only grow.</summary>
internal readonly record struct GuestFigures(
    long Uptime, double Cpu, int Cpus, long Memory, long MaxMemory, long Disk, long MaxDisk, long NetIn, long NetOut, long DiskRead, long DiskWrite)
{
    public static GuestFigures Of(SimulatedGuest guest, DateTimeOffset now)
    {
        var maxMemory = Megabytes(guest.Config["memory"]?.Replace("current=", "", StringComparison.Ordinal)) << 20;
        var cpus = guest.IsContainer ? guest.Config.Number("cores", guest.Node.Cpus) : guest.Config.Number("cores", 1) * guest.Config.Number("sockets", 1);
        var maxDisk = DiskSize.Of(guest.Config[BootDisk(guest)]);
        if (guest.StartedAt is not { } started) return new(0, 0, cpus, 0, maxMemory, 0, maxDisk, 0, 0, 0, 0);
        var uptime = (long)(now - started).TotalSeconds;
        var noise = new Noise(guest.Cluster.Seed, guest.Vmid);
        var load = 0.02 + 0.5 * noise.Level(1) * noise.Level(2);
        var cpu = guest.IsPaused ? 0 : Math.Clamp(load * (1 + 0.6 * noise.Wave(now, 3)), 0, 1);
        var memory = (long)(maxMemory * Math.Clamp(0.25 + 0.5 * noise.Level(4) + 0.08 * noise.Wave(now, 5), 0.02, 0.98));
        var disk = guest.IsContainer ? (long)(maxDisk * (0.1 + 0.6 * noise.Level(6))) : 0;
        return new(uptime, cpu, cpus, memory, maxMemory, disk, maxDisk,
            noise.Counter(uptime, 7, 200_000), noise.Counter(uptime, 8, 300_000), noise.Counter(uptime, 9, 150_000), noise.Counter(uptime, 10, 400_000));
    }

    public static string BootDisk(SimulatedGuest guest)
    {
        if (guest.IsContainer) return "rootfs";
        var order = guest.Config["boot"] ?? "";
        var first = order.Replace("order=", "", StringComparison.Ordinal).Split(';').FirstOrDefault(device => guest.Config[device]?.Contains(':') == true && !device.StartsWith("net", StringComparison.Ordinal));
        return first ?? new[] { "scsi0", "virtio0", "sata0", "ide0" }.FirstOrDefault(key => guest.Config[key] is not null) ?? "scsi0";
    }

    private static long Megabytes(string? memory) => long.TryParse(memory, CultureInfo.InvariantCulture, out var megabytes) ? megabytes : 512;
}
