namespace Hypervisor.Grains;

/// <summary>Which points of several series, measured at the same times, are shown. Each series picks by its own shape, and all share what is picked.</summary>
internal sealed class Downsampling
{
    private readonly IReadOnlyList<long> times;
    private readonly IReadOnlyList<double?[]> series;
    private readonly int max;

    // How many values a series misses before each position.
    private readonly int[][] missing;

    private Downsampling(IReadOnlyList<long> times, IReadOnlyList<double?[]> series, int max)
    {
        (this.times, this.series, this.max) = (times, series, max);
        missing = [.. series.Select(values =>
        {
            var counts = new int[values.Length + 1];
            for (var i = 0; i < values.Length; i++)
                counts[i + 1] = counts[i] + (values[i] is null ? 1 : 0);
            return counts;
        })];
    }

    /// <param name="times">Strictly ascending.</param>
    /// <param name="series">Those that matter most first.</param>
    /// <param name="max">2 or more.</param>
    /// <returns>Positions, ascending: the ends, and between two runs of a series a point where it has no value.</returns>
    public static IReadOnlyList<int> Pick(IReadOnlyList<long> times, IReadOnlyList<double?[]> series, int max) =>
        times.Count <= max ? [.. Enumerable.Range(0, times.Count)] : new Downsampling(times, series, max).Pick();

    private List<int> Pick()
    {
        var (low, high, best) = (0, max, new HashSet<int>());
        while (low < high)
        {
            var budget = (low + high + 1) / 2;
            var picked = series.SelectMany(values => Lttb.Pick(times, values, budget)).ToHashSet();
            if (Fits(picked))
                (low, best) = (budget, picked);
            else
                high = budget - 1;
        }

        // What is left goes to those that come first.
        foreach (var values in series)
        {
            var more = best.Union(Lttb.Pick(times, values, low + 1)).ToHashSet();
            if (Fits(more))
                best = more;
        }
        var shown = WithEndsAndGaps(best);
        return shown.Count <= max ? shown : [.. shown.Take(max - 1), shown[^1]];
    }

    private bool Fits(HashSet<int> picked) => picked.Count <= max && WithEndsAndGaps(picked).Count <= max;

    private List<int> WithEndsAndGaps(HashSet<int> picked)
    {
        var shown = new List<int>();
        int[] kept = [.. picked.Append(0).Append(times.Count - 1).Distinct().Order()];
        shown.Add(kept[0]);
        for (var i = 1; i < kept.Length; i++)
        {
            AddGaps(kept[i - 1], kept[i], shown);
            shown.Add(kept[i]);
        }
        return shown;
    }

    private void AddGaps(int left, int right, List<int> shown)
    {
        int[] bridged = [.. Enumerable.Range(0, series.Count).Where(s => series[s][left] is not null && series[s][right] is not null && missing[s][right] > missing[s][left])];
        if (bridged.Length == 0)
            return;

        var gap = Enumerable.Range(left + 1, right - left - 1).MaxBy(i => bridged.Count(s => series[s][i] is null));
        AddGaps(left, gap, shown);
        shown.Add(gap);
        AddGaps(gap, right, shown);
    }
}
