using System.Globalization;

namespace Hypervisor.PveSimulator;

internal static class NodeStatus
{
    private const string Flags =
        "fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx mmxext fxsr_opt pdpe1gb rdtscp lm constant_tsc rep_good nopl cpuid aes avx avx2";

    public static object Get(Call call)
    {
        var node = call.Node;
        var figures = node.Figures;
        var (version, repoId) = AccessRoutes.ReleaseOf(call.Cluster);
        var kernel = call.Cluster.IsVersion8 ? "6.8.12-15-pve" : "6.14.11-4-pve";
        return new Json
        {
            ["pveversion"] = $"pve-manager/{version}/{repoId}",
            ["kversion"] = $"Linux {kernel} #1 SMP PREEMPT_DYNAMIC @0",
            ["current-kernel"] = new Json { ["sysname"] = "Linux", ["release"] = kernel, ["version"] = "#1 SMP PREEMPT_DYNAMIC @0", ["machine"] = "x86_64" },
            ["boot-info"] = new Json { ["mode"] = "legacy-bios" },
            ["uptime"] = figures.Uptime, ["cpu"] = figures.Cpu, ["wait"] = figures.Cpu / 50, ["idle"] = 0,
            ["loadavg"] = new[] { figures.Load, figures.Load * 0.93, figures.Load * 0.87 }.Select(load => load.ToString("0.00", CultureInfo.InvariantCulture)),
            ["cpuinfo"] = new Json
            {
                ["model"] = "AMD EPYC 7543P 32-Core Processor", ["vendor"] = "AuthenticAMD", ["family"] = "25", ["flags"] = Flags, ["hvm"] = "1", ["mhz"] = "2794.748", ["user_hz"] = 100,
                ["sockets"] = 1, ["cores"] = node.Cpus / 2, ["cpus"] = node.Cpus,
            },
            ["memory"] = new Json { ["total"] = node.MaxMemory, ["used"] = figures.Memory, ["free"] = node.MaxMemory - figures.Memory, ["available"] = node.MaxMemory - figures.Memory + (1L << 29) },
            ["swap"] = new Json { ["total"] = 8L << 30, ["used"] = 0, ["free"] = 8L << 30 },
            ["rootfs"] = new Json { ["total"] = node.MaxDisk, ["used"] = figures.Disk, ["free"] = node.MaxDisk - figures.Disk, ["avail"] = node.MaxDisk - figures.Disk - (node.MaxDisk / 20) },
            ["ksm"] = new Json { ["shared"] = 0 },
        };
    }
}
