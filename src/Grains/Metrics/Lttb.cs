namespace Hypervisor.Grains;

/// <summary>
/// Largest triangle three buckets (Steinarsson, 2013): the points of a line that tell most of its shape. Here of a line with gaps: each unbroken run
/// is a line of its own, and the highest and the lowest point are always among those picked.
/// </summary>
internal static class Lttb
{
    /// <param name="times">Strictly ascending.</param>
    /// <param name="values">As many; null where nothing was measured.</param>
    /// <param name="budget">How many points at most; from 2 on they hold the highest and the lowest.</param>
    /// <returns>Positions, in no order; none where the line is flat.</returns>
    public static HashSet<int> Pick(IReadOnlyList<long> times, IReadOnlyList<double?> values, int budget)
    {
        var picked = new HashSet<int>();
        var measured = Enumerable.Range(0, values.Count).Where(i => values[i] is not null).ToArray();
        if (budget < 1 || measured.Length == 0)
            return picked;

        var (high, low) = (measured.MaxBy(i => values[i]), measured.MinBy(i => values[i]));
        if (values[high] == values[low])
            return picked;

        picked.Add(high);
        if (budget > 1)
            picked.Add(low);
        foreach (var (first, last) in Runs(measured))
        {
            var share = (int)((long)(budget - 2) * (last - first + 1) / measured.Length);
            PickRun(times, values, first, last, share, picked);
        }
        return picked;
    }

    private static IEnumerable<(int First, int Last)> Runs(int[] measured)
    {
        var first = 0;
        for (var i = 1; i <= measured.Length; i++)
        {
            if (i < measured.Length && measured[i] == measured[i - 1] + 1)
                continue;
            yield return (measured[first], measured[i - 1]);
            first = i;
        }
    }

    private static void PickRun(IReadOnlyList<long> times, IReadOnlyList<double?> values, int first, int last, int budget, HashSet<int> picked)
    {
        if (budget >= last - first + 1)
        {
            picked.UnionWith(Enumerable.Range(first, last - first + 1));
            return;
        }
        if (budget < 2)
            return;

        picked.Add(first);
        var buckets = budget - 2;
        var previous = first;
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var (start, end) = (Edge(bucket), Edge(bucket + 1));
            var nextEnd = bucket + 1 < buckets ? Edge(bucket + 2) : last + 1;
            previous = Farthest(times, values, previous, start, end, nextEnd);
            picked.Add(previous);
        }
        picked.Add(last);

        int Edge(int bucket) => first + 1 + (int)((long)bucket * (last - first - 1) / buckets);
    }

    // The point of start..end that spans the largest triangle with the one picked before and the mean of the next bucket.
    private static int Farthest(IReadOnlyList<long> times, IReadOnlyList<double?> values, int previous, int start, int end, int nextEnd)
    {
        double meanTime = 0, meanValue = 0;
        for (var i = end; i < nextEnd; i++)
        {
            meanTime += (double)(times[i] - times[previous]) / (nextEnd - end);
            meanValue += values[i]!.Value / (nextEnd - end);
        }

        var (best, largest) = (start, -1d);
        for (var i = start; i < end; i++)
        {
            var area = Math.Abs((meanTime * (values[i]!.Value - values[previous]!.Value)) - ((times[i] - times[previous]) * (meanValue - values[previous]!.Value)));
            if (area > largest)
                (best, largest) = (i, area);
        }
        return best;
    }
}
