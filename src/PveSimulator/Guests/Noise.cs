namespace Hypervisor.PveSimulator;

/// <summary>Numbers that look like life and come out the same every time.</summary>
internal readonly struct Noise(int seed, int subject)
{
    /// <summary>0 to 1, fixed for the subject.</summary>
    public double Level(int channel) => (Hash(channel) & 0xFFFFFF) / (double)0x1000000;

    /// <summary>-1 to 1, moving over minutes and the day.</summary>
    public double Wave(DateTimeOffset now, int channel)
    {
        var seconds = now.ToUnixTimeMilliseconds() / 1000.0;
        var phase = Level(channel) * Math.Tau;
        return 0.6 * Math.Sin(seconds / (240 + 200 * Level(channel + 100)) + phase) + 0.4 * Math.Sin(seconds / 13751 + phase);
    }

    /// <summary>Bytes after this uptime, at about the given bytes a second at most; never falls.</summary>
    public long Counter(long uptime, int channel, double most)
    {
        var rate = most * Math.Pow(Level(channel), 3) + 10;
        return (long)(rate * uptime + rate * 50 * (1 - Math.Cos(uptime / 100.0)));
    }

    private ulong Hash(int channel)
    {
        var x = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)subject * 0xBF58476D1CE4E5B9UL + (ulong)channel * 0x94D049BB133111EBUL);
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EBUL);
        return x ^ (x >> 31);
    }
}
