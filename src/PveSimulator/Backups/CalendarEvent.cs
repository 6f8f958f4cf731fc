using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>A schedule as PVE's jobs have it: "sun 01:00", "mon..fri 8..17:0/30", "*-*-1 04:00", "daily".</summary>
internal sealed class CalendarEvent
{
    private const int MostDays = 366 * 8;
    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["minutely"] = "*:*", ["hourly"] = "*:0", ["daily"] = "0:0", ["weekly"] = "mon 0:0", ["monthly"] = "*-*-1 0:0", ["quarterly"] = "*-1,4,7,10-1 0:0", ["semiannually"] = "*-1,7-1 0:0", ["yearly"] = "*-1-1 0:0", ["annually"] = "*-1-1 0:0",
    };

    private SortedSet<int> _days = Range(0, 6), _months = Range(1, 12), _dates = Range(1, 31), _hours = [0], _minutes = [0];
    private SortedSet<int>? _years;

    /// <summary>Null when the text is no schedule.</summary>
    public static CalendarEvent? Parse(string text)
    {
        if (Words.TryGetValue(text.Trim(), out var word)) text = word;
        var result = new CalendarEvent();
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is 0 or > 3 || !Array.TrueForAll(parts, result.Take) ? null : result;
    }

    /// <summary>The first time after this one; null when it never comes.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var date = DateOnly.FromDateTime(after.UtcDateTime);
        for (var n = 0; n < MostDays; n++, date = date.AddDays(1))
        {
            if (!_days.Contains((int)date.DayOfWeek) || !_months.Contains(date.Month) || !_dates.Contains(date.Day) || _years?.Contains(date.Year) == false) continue;
            foreach (var hour in _hours)
            {
                foreach (var minute in _minutes)
                {
                    var at = new DateTimeOffset(date.ToDateTime(new TimeOnly(hour, minute)), TimeSpan.Zero);
                    if (at > after) return at;
                }
            }
        }
        return null;
    }

    private bool Take(string part)
    {
        if (part.Contains(':')) return part.Split(':') is [var hours, var minutes, ..] && Set(hours, 0, 23, out _hours) && Set(minutes, 0, 59, out _minutes);
        if (char.IsAsciiLetter(part[0])) return TakeDays(part);
        if (part.Split('-') is [.. var years, var months, var dates])
        {
            if (years is [var year] && year != "*") _years = Set(year, 1970, 2200, out var set) ? set : null;
            return years.Length <= 1 && Set(months, 1, 12, out _months) && Set(dates, 1, 31, out _dates);
        }
        // A number or repetition alone counts minutes of every hour.
        _hours = Range(0, 23);
        return Set(part, 0, 59, out _minutes);
    }

    private bool TakeDays(string part)
    {
        _days = [];
        foreach (var item in part.ToLowerInvariant().Split(','))
        {
            var ends = item.Split("..");
            var first = Day(ends[0]);
            var last = Day(ends[^1]);
            if (first < 0 || last < 0) return false;
            for (var day = first; ; day = (day + 1) % 7)
            {
                _days.Add(day);
                if (day == last) break;
            }
        }
        return true;
    }

    private static int Day(string name) => name.Length < 3 ? -1 : Array.FindIndex(DayNames, day => day == name[..3] && CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Any(full => full.StartsWith(name, StringComparison.OrdinalIgnoreCase)));

    private static bool Set(string text, int min, int max, out SortedSet<int> values)
    {
        values = [];
        foreach (var item in text.Split(','))
        {
            var repeat = item.Split('/');
            var ends = repeat[0] == "*" ? [$"{min}", $"{max}"] : repeat[0].Split("..");
            if (!int.TryParse(ends[0], CultureInfo.InvariantCulture, out var first) || !int.TryParse(ends[^1], CultureInfo.InvariantCulture, out var last)) return false;
            var step = 1;
            if (repeat.Length > 1 && (!int.TryParse(repeat[1], CultureInfo.InvariantCulture, out step) || step < 1)) return false;
            if (repeat.Length > 1 && ends.Length == 1) last = max;
            if (first < min || last > max || first > last) return false;
            for (var value = first; value <= last; value += step) values.Add(value);
        }
        return true;
    }

    private static SortedSet<int> Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];
}
