using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>A node's system log: what every node writes, one line each few seconds since it was started.</summary>
internal static class Syslog
{
    private const int SecondsALine = 10;

    private static readonly (string Service, string Text)[] Lines =
    [
        ("pvedaemon", "<root@pam> successful auth for user 'root@pam'"), ("pvestatd", "status update time (6.213 seconds)"),
        ("systemd", "Starting apt-daily.service - Daily apt download activities..."), ("systemd", "Finished apt-daily.service - Daily apt download activities."),
        ("pveproxy", "worker 211042 finished"), ("pveproxy", "starting 1 worker(s)"), ("pmxcfs", "[status] notice: received log"), ("cron", "(root) CMD (cd / && run-parts --report /etc/cron.hourly)"),
        ("corosync", "[KNET  ] pmtud: Global data MTU changed to: 1397"), ("kernel", "vmbr0: port 2(tap100i0) entered forwarding state"),
    ];

    public static object List(Call call)
    {
        var noise = new Noise(call.Cluster.Seed, call.Node.Number);
        var all = (long)(call.Now - call.Node.BootedAt).TotalSeconds / SecondsALine;
        var matching = new List<string>();
        for (var n = Math.Max(0, all - call.Node.SyslogLines); n < all; n++)
        {
            var at = call.Node.BootedAt.AddSeconds(n * SecondsALine);
            var (service, text) = Lines[(int)(noise.Level((int)(n % 100_003)) * Lines.Length)];
            if (call["service"] is { } wanted && wanted != service || !IsWithin(call, at)) continue;
            matching.Add($"{at.ToString("MMM dd HH:mm:ss", CultureInfo.InvariantCulture)} {call.Node.Name} {service}[{1000 + service.Length * 37}]: {text}");
        }
        call.Beside["total"] = matching.Count;
        var start = call.Int("start", 0);
        return matching.Skip(start).Take(call.Int("limit", 50)).Select((text, index) => new Json { ["n"] = start + index + 1, ["t"] = text });
    }

    /// <summary>The last lines with two cursors around them; 1000 lines unless the call says how many.</summary>
    public static object Journal(Call call)
    {
        var all = (long)(call.Now - call.Node.BootedAt).TotalSeconds / SecondsALine;
        var noise = new Noise(call.Cluster.Seed, call.Node.Number);
        var since = call.Has("since") ? Math.Max(0, (call.Long("since", 0) - call.Node.BootedAt.ToUnixTimeSeconds()) / SecondsALine) : 0;
        var until = call.Has("until") ? Math.Min(all, (call.Long("until", 0) - call.Node.BootedAt.ToUnixTimeSeconds()) / SecondsALine) : all;
        var first = Math.Max(Math.Max(since, until - call.Int("lastentries", 1000)), all - call.Node.SyslogLines);
        var lines = new List<string> { $"s=journal;i={first:x}" };
        for (var n = Math.Max(0, first); n < until; n++)
        {
            var (service, text) = Lines[(int)(noise.Level((int)(n % 100_003)) * Lines.Length)];
            lines.Add($"{call.Node.BootedAt.AddSeconds(n * SecondsALine).ToString("MMM dd HH:mm:ss", CultureInfo.InvariantCulture)} {call.Node.Name} {service}[{1000 + service.Length * 37}]: {text}");
        }
        lines.Add($"s=journal;i={until:x}");
        return lines;
    }

    private static bool IsWithin(Call call, DateTimeOffset at) =>
        (call["since"] is not { } since || at >= Parse(since)) && (call["until"] is not { } until || at <= Parse(until));

    private static DateTimeOffset Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : DateTimeOffset.MinValue;
}
