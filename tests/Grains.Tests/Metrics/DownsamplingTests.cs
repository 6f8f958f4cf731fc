namespace Hypervisor.Grains.Tests;

public sealed class DownsamplingTests
{
    [Fact]
    public void A_peak_of_one_series_survives_while_another_is_flat()
    {
        var times = Times(1000);
        var flat = Values(1000, _ => 0.5);
        var traffic = Values(1000, i => i == 617 ? 9e9 : 100 + (i % 3));

        Downsampling.Pick(times, [flat, traffic], 20).ShouldContain(617);
    }

    [Fact]
    public void A_gap_stays_a_gap()
    {
        var times = Times(1000);
        var values = Values(1000, i => i is >= 400 and < 403 ? null : Math.Sin(i));

        var picked = Downsampling.Pick(times, [values], 10);

        picked.ShouldContain(i => i >= 400 && i < 403);
    }

    [Fact]
    public void Few_points_are_left_as_they_are() => Downsampling.Pick(Times(10), [Values(10, i => i)], 10).ShouldBe(Enumerable.Range(0, 10));

    [Fact]
    public void Nothing_is_picked_of_nothing() => Downsampling.Pick([], [[], []], 10).ShouldBeEmpty();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_measured_its_shape_is_kept(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var (count, max) = (random.Next(2, 1500), random.Next(10, 300));
            var times = Times(count, random);
            var series = Series(random, count);

            var picked = Downsampling.Pick(times, series, max);

            picked.Count.ShouldBeLessThanOrEqualTo(max);
            picked.ShouldBe(picked.Distinct().Order());
            picked[0].ShouldBe(0);
            picked[^1].ShouldBe(count - 1);
            foreach (var values in series)
            {
                ShouldNotBridge(values, picked);
                if (max >= 60)
                {
                    ShouldKeepEnds(values, picked);
                }
            }
        }
    }

    private static void ShouldKeepEnds(double?[] values, IReadOnlyList<int> picked)
    {
        if (values.Any(value => value is not null))
        {
            picked.Max(i => values[i]).ShouldBe(values.Max());
            picked.Min(i => values[i]).ShouldBe(values.Min());
        }
    }

    private static void ShouldNotBridge(double?[] values, IReadOnlyList<int> picked)
    {
        for (var p = 1; p < picked.Count; p++)
        {
            var (left, right) = (picked[p - 1], picked[p]);
            if (values[left] is not null && values[right] is not null)
            {
                values[left..right].ShouldAllBe(value => value != null);
            }
        }
    }

    private static double?[][] Series(Random random, int count)
    {
        // The collector misses a beat for all at once; a guest that stands still has a few figures only.
        var silent = Runs(random, count);
        var stopped = Runs(random, count);
        return [.. Enumerable.Range(0, random.Next(1, 8)).Select(s => Values(count, i =>
            silent[i] || (s % 2 == 1 && stopped[i]) ? null : random.Next(40) == 0 ? random.NextDouble() * 1e9 : Math.Round(random.NextDouble() * s, 1)))];
    }

    private static bool[] Runs(Random random, int count)
    {
        var gap = new bool[count];
        for (var times = random.Next(4); times > 0; times--)
        {
            var start = random.Next(count);
            gap.AsSpan(start, Math.Min(random.Next(1, 50), count - start)).Fill(true);
        }
        return gap;
    }

    private static double?[] Values(int count, Func<int, double?> value) => [.. Enumerable.Range(0, count).Select(value)];

    private static long[] Times(int count, Random? random = null)
    {
        var time = 1_795_000_000L;
        return [.. Enumerable.Range(0, count).Select(_ => time += random?.Next(1, 600) ?? 60)];
    }
}
