using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>When a job runs, as systemd writes it: "*/15", "22:30", "mon..fri 8..17:0/30". In UTC, to the minute.</summary>
internal sealed class ReplicationSchedule
{
    private const int LongestGap = 8 * 24 * 60;
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly HashSet<int> _days;
    private readonly HashSet<int> _hours;
    private readonly HashSet<int> _minutes;

    /// <exception cref="FormatException">This is no such schedule.</exception>
    public ReplicationSchedule(string text)
    {
        var parts = text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (days, time) = parts switch
        {
            [var only] when only.Any(char.IsAsciiLetter) => (only, "00:00"),
            [var only] => ("*", only),
            [var first, var second] => (first, second),
            _ => throw new FormatException(),
        };
        _days = Values(days, 0, 6);
        var fields = time.Split(':');
        // A lone field means minutes.
        _hours = fields.Length == 1 ? Values("*", 0, 23) : Values(fields[0], 0, 23);
        _minutes = Values(fields.Length == 1 ? fields[0] : fields[1], 0, 59);
    }

    public DateTimeOffset? After(DateTimeOffset time) => Walk(Minute(time).AddMinutes(1), 1);

    /// <summary>The last time up to now.</summary>
    public DateTimeOffset? UpTo(DateTimeOffset time) => Walk(Minute(time), -1);

    private DateTimeOffset? Walk(DateTimeOffset from, int step)
    {
        for (var n = 0; n < LongestGap; n++)
        {
            var time = from.AddMinutes(n * step);
            if (_minutes.Contains(time.Minute) && _hours.Contains(time.Hour) && _days.Contains((int)time.DayOfWeek)) return time;
        }
        return null;
    }

    private static DateTimeOffset Minute(DateTimeOffset time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static HashSet<int> Values(string list, int min, int max)
    {
        var values = new HashSet<int>();
        foreach (var item in list.Split(','))
        {
            var (range, step) = item.Split('/') is [var whole, var every] ? (whole, Number(every)) : (item, 0);
            var (first, last) = range == "*" ? (min, max) : range.Split("..") is [var from, var to] ? (Number(from), Number(to)) : (Number(range), step > 0 ? max : Number(range));
            if (first < min || last > max || step < 0) throw new FormatException();
            // fri..mon goes over the end of the week.
            for (var value = first; value <= (last < first ? last + max + 1 - min : last); value += Math.Max(step, 1)) values.Add(min + (value - min) % (max + 1 - min));
        }
        return values;
    }

    private static int Number(string text) => Array.FindIndex(Days, day => text.StartsWith(day, StringComparison.Ordinal)) is >= 0 and var day
        ? day : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
