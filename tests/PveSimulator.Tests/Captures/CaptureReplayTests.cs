using System.Net.Security;
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
        var differences = new List<string>();
        foreach (var group in served.GroupBy(capture => capture.IsOfCluster))
        {
            var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
            await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = group.Count(), Nodes = group.Key ? 3 : 1, Guests = 0, CephCluster = null }, time);
            using var http = TestHttp.Create();
            var replayer = new Replayer(all, time, http);
            foreach (var (capture, cluster) in group.Zip(fleet.Clusters))
            {
                if (await replayer.Difference(cluster, capture) is { } difference) differences.Add($"{capture.Name}: {difference}");
                else matching.Add(capture.Name);
            }
        }
        output.WriteLine($"{matching.Count} of {served.Count} captures match; {all.Count - served.Count} are out of scope.");
        foreach (var difference in differences) output.WriteLine(difference);
        if (RenewTo is not null) await File.WriteAllLinesAsync(RenewTo, [.. matching.Order(StringComparer.Ordinal), "", .. differences.Select(difference => $"# {difference}")]);
        var expected = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Captures", "matching.txt"));
        expected.Where(name => name.Length > 0).Except(matching).ShouldBeEmpty(string.Join('\n', differences));
    }
}
