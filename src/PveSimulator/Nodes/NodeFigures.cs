namespace Hypervisor.PveSimulator;

/// <summary>What a node consumes at one moment: its own share and that of its running guests.</summary>
internal readonly record struct NodeFigures(long Uptime, double Cpu, long Memory, long Disk, double Load)
{
    public static NodeFigures Of(SimulatedNode node, DateTimeOffset now)
    {
        var noise = new Noise(node.Cluster.Seed, -node.Number);
        double cores = 0;
        long memory = 0;
        foreach (var guest in node.Cluster.Guests.Items)
        {
            if (guest.Node != node || !guest.IsRunning) continue;
            var figures = guest.Figures;
            cores += figures.Cpu * figures.Cpus;
            memory += figures.Memory;
        }
        var cpu = Math.Clamp(0.01 + 0.01 * noise.Wave(now, 1) + cores / node.Cpus, 0.002, 0.99);
        var used = Math.Min(node.MaxMemory - (1L << 30), (3L << 30) + memory);
        var disk = (long)(node.MaxDisk * (0.08 + 0.1 * noise.Level(5)));
        return new((long)(now - node.BootedAt).TotalSeconds, cpu, used, disk, cpu * node.Cpus);
    }
}
