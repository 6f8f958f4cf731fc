namespace Hypervisor.PveSimulator;

/// <summary>Series for charts: made up from the same figures as everything else, with gaps where nothing was recorded.</summary>
internal static class RrdData
{
    private const int Points = 60;

    public static object OfNode(Call call)
    {
        var node = call.Node;
        var noise = new Noise(call.Cluster.Seed, -node.Number);
        return Series(call, $"node/{node.Name}", node.BootedAt, at =>
        {
            var figures = NodeFigures.Of(node, at);
            return new Json
            {
                ["cpu"] = figures.Cpu, ["iowait"] = figures.Cpu / 50, ["loadavg"] = figures.Load, ["maxcpu"] = node.Cpus, ["arcsize"] = 0,
                ["memtotal"] = node.MaxMemory, ["memused"] = figures.Memory, ["memavailable"] = node.MaxMemory - figures.Memory, ["swaptotal"] = 8L << 30, ["swapused"] = 0,
                ["roottotal"] = node.MaxDisk, ["rootused"] = figures.Disk, ["netin"] = 120_000 * (1.2 + noise.Wave(at, 11)), ["netout"] = 90_000 * (1.2 + noise.Wave(at, 12)),
                ["pressurecpusome"] = figures.Cpu * 4, ["pressureiosome"] = figures.Cpu, ["pressureiofull"] = figures.Cpu / 2, ["pressurememorysome"] = 0, ["pressurememoryfull"] = 0,
            };
        });
    }

    public static object OfGuest(Call call, SimulatedGuest guest)
    {
        var noise = new Noise(call.Cluster.Seed, guest.Vmid);
        return Series(call, $"vm/{guest.Vmid}", DateTimeOffset.MinValue, at =>
        {
            var figures = GuestFigures.Of(guest, at);
            if (!(guest.StartedAt <= at)) return new Json { ["maxcpu"] = figures.Cpus, ["maxmem"] = figures.MaxMemory, ["maxdisk"] = figures.MaxDisk, ["disk"] = 0 };
            return new Json
            {
                ["cpu"] = figures.Cpu, ["maxcpu"] = figures.Cpus, ["mem"] = figures.Memory, ["maxmem"] = figures.MaxMemory, ["memhost"] = guest.IsContainer ? 0 : figures.Memory,
                ["disk"] = figures.Disk, ["maxdisk"] = figures.MaxDisk, ["netin"] = 40_000 * (1.2 + noise.Wave(at, 11)), ["netout"] = 30_000 * (1.2 + noise.Wave(at, 12)),
                ["diskread"] = 20_000 * (1.2 + noise.Wave(at, 13)), ["diskwrite"] = 60_000 * (1.2 + noise.Wave(at, 14)),
                ["pressurecpusome"] = figures.Cpu * 3, ["pressurecpufull"] = figures.Cpu * 2, ["pressureiosome"] = 0, ["pressureiofull"] = 0, ["pressurememorysome"] = 0, ["pressurememoryfull"] = 0,
            };
        });
    }

    public static object OfStorage(Call call, SimulatedStorage storage)
    {
        var used = call.Cluster.Storages.Used(storage, call.Node);
        return Series(call, $"storage/{call.Node.Name}/{storage.Id}", DateTimeOffset.MinValue, at => new Json { ["total"] = storage.Size, ["used"] = (long)(used * (1 + 0.01 * new Noise(call.Cluster.Seed, 7).Wave(at, 1))) });
    }

    private static List<Json> Series(Call call, string subject, DateTimeOffset since, Func<DateTimeOffset, Json> sample)
    {
        var step = Step(call.Get("timeframe"));
        var last = call.Now.ToUnixTimeSeconds() / step * step;
        var series = new List<Json>(Points);
        for (var time = last - (Points - 1) * step; time <= last; time += step)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(time);
            // Now and then the collector misses a beat.
            var isMissing = at < since || time / step % 53 == 0 || call.Cluster.Charts.IsMissing(subject, at);
            var point = isMissing ? [] : sample(at);
            if (!isMissing) call.Cluster.Charts.Disturb(subject, at, point);
            point["time"] = time;
            series.Add(point);
        }
        return series;
    }

    private static long Step(string timeframe) => timeframe switch
    {
        "hour" => 60,
        "day" => 30 * 60,
        "week" => 3 * 3600,
        "month" => 12 * 3600,
        "year" => 7 * 86_400,
        _ => 70 * 86_400,
    };
}
