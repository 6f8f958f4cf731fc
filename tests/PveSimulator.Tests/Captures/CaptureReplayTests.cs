using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace Hypervisor.PveSimulator.Tests;

public sealed class CaptureReplayTests(ITestOutputHelper output)
{
    /// <summary>Lists every difference; set to a file to renew matching.txt.</summary>
    private static readonly string? RenewTo = Environment.GetEnvironmentVariable("RENEW_MATCHING");

    [SkippableFact]
    public async Task Answers_as_recorded()
    {
        var all = Capture.LoadAll(Path.Combine(SharedFiles.ApiFolder, "captures"));
        var served = all.Values.Where(Scope.Contains).ToList();
        var matching = new List<string>();
        var differences = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in served.GroupBy(capture => capture.IsOfCluster))
        {
            var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
            await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = group.Count(), Nodes = group.Key ? 3 : 1, Guests = 0, CephCluster = null }, time);
            using var http = TestHttp.Create();
            var replayer = new Replayer(all, time, http);
            foreach (var (capture, cluster) in group.Zip(fleet.Clusters))
            {
                if (await replayer.Difference(cluster, capture) is { } difference) differences.Add(capture.Name, difference);
                else matching.Add(capture.Name);
            }
        }
        output.WriteLine($"{matching.Count} of {served.Count} captures match; {all.Count - served.Count} are out of scope.");
        foreach (var (name, difference) in differences) output.WriteLine($"{name}: {difference}");
        if (RenewTo is not null) await File.WriteAllLinesAsync(RenewTo, [.. matching.Order(StringComparer.Ordinal), "", .. differences.Select(difference => $"# {difference.Key}: {difference.Value}")]);
        var expected = await Lines("matching.txt");
        expected.Except(matching).ShouldBeEmpty(string.Join('\n', differences.Where(difference => expected.Contains(difference.Key))));
        var unmatched = (await Lines("unmatched.txt")).Select(line => line.Split('\t')).ToDictionary(line => line[0], line => line.ElementAtOrDefault(1) ?? "");
        differences.Where(difference => !unmatched.ContainsKey(difference.Key)).ShouldBeEmpty("These don't match, and unmatched.txt gives no reason.");
        unmatched.Keys.Except(differences.Keys).ShouldBeEmpty("These match or are out of scope, and unmatched.txt still lists them.");
    }

    [Fact]
    public async Task Every_recording_that_is_not_matched_has_its_reason_in_order_of_names()
    {
        var lines = await Lines("unmatched.txt");
        lines.ShouldAllBe(line => line.Split('\t').Length == 2 && line.Split('\t')[1].Length > 0, "A line is a name, a tab and a reason.");
        lines.ShouldBe(lines.Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> Lines(string file) =>
        [.. (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Captures", file))).Where(line => line.Length > 0)];
}
