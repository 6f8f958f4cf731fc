using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>A guest as its node tells of it: in the list, and alone with more.</summary>
internal static class GuestStatus
{
    public static Json ToEntry(SimulatedGuest guest, bool isFull)
    {
        var figures = guest.Figures;
        var entry = new Json
        {
            ["vmid"] = guest.Vmid, ["name"] = guest.Name, ["status"] = guest.IsRunning ? "running" : "stopped", ["cpus"] = figures.Cpus, ["cpu"] = figures.Cpu,
            ["mem"] = figures.Memory, ["maxmem"] = figures.MaxMemory, ["disk"] = figures.Disk, ["maxdisk"] = figures.MaxDisk,
            ["netin"] = figures.NetIn, ["netout"] = figures.NetOut, ["uptime"] = figures.Uptime,
        };
        if (guest.Config["tags"] is { } tags) entry["tags"] = tags;
        if (guest.IsTemplate) entry["template"] = 1;
        if (guest.Lock is { } held) entry["lock"] = held;
        if (guest.IsRunning) entry["pid"] = guest.Pid;
        if (guest.IsContainer) AddContainer(entry, guest, figures);
        else AddVirtualMachine(entry, guest, figures, isFull);
        return entry;
    }

    public static Json ToCurrent(SimulatedGuest guest)
    {
        var current = ToEntry(guest, isFull: true);
        var resource = guest.Cluster.HighAvailability.Find(guest.ServiceId);
        current["ha"] = resource is null ? new Json { ["managed"] = 0 } : new Json { ["managed"] = 1, ["state"] = resource.State };
        if (guest is { IsContainer: false, IsRunning: true } && guest.Config.Current.Keys.Any(key => key.StartsWith("net", StringComparison.Ordinal)) && !guest.Figures.Equals(default))
            current["nics"] = Nics(guest);
        if (!guest.IsContainer && guest.Config["agent"] is { } agent && agent.Split(',').Any(part => part is "1" or "enabled=1")) current["agent"] = 1;
        return current;
    }

    private static void AddVirtualMachine(Json entry, SimulatedGuest guest, GuestFigures figures, bool isFull)
    {
        entry["memhost"] = figures.Memory;
        if (isFull) entry["qmpstatus"] = !guest.IsRunning ? "stopped" : guest.IsPaused ? "paused" : "running";
        if (!guest.IsRunning) return;
        foreach (var key in new[] { "pressurecpusome", "pressurecpufull", "pressureiosome", "pressureiofull", "pressurememorysome", "pressurememoryfull" })
            entry[key] = key.StartsWith("pressurecpu", StringComparison.Ordinal) ? Math.Round(figures.Cpu * 3, 2) : 0;
    }

    private static void AddContainer(Json entry, SimulatedGuest guest, GuestFigures figures)
    {
        entry["type"] = "lxc";
        entry["swap"] = 0;
        entry["maxswap"] = (long)guest.Config.Number("swap", 512) << 20;
        entry["diskread"] = figures.DiskRead;
        entry["diskwrite"] = figures.DiskWrite;
        if (!guest.IsRunning) return;
        foreach (var key in new[] { "pressurecpusome", "pressurecpufull", "pressureiosome", "pressureiofull", "pressurememorysome", "pressurememoryfull" })
            entry[key] = (key.StartsWith("pressurecpu", StringComparison.Ordinal) ? figures.Cpu : 0).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static Json Nics(SimulatedGuest guest)
    {
        var figures = guest.Figures;
        var nics = new Json();
        foreach (var key in guest.Config.Current.Keys.Where(key => key.StartsWith("net", StringComparison.Ordinal)))
            nics[$"tap{guest.Vmid}i{key[3..]}"] = new Json { ["netin"] = figures.NetIn, ["netout"] = figures.NetOut };
        return nics;
    }
}
