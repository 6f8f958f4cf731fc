using System.Globalization;
using Xunit.Abstractions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>
/// Three silos on PostgreSQL, killed, stopped and started again at random, over clusters that hang and lose answers, while changes are asked
/// for and everything is read. The clusters count what was done. A short form by default; CHAOS_MINUTES makes it the long one, with 50
/// clusters and 200 changes, and holds it to how fast it has to be. CHAOS_CLUSTERS, CHAOS_CHANGES and CHAOS_SEED make it another one;
/// CHAOS_REPORT names a file for what happened, with the silos' logs beside it.
/// </summary>
public sealed class ChaosTests(PostgresServer postgres, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    /// <summary>From the death of a silo until the others serve all its clusters; Orleans' own failure detection is most of it.</summary>
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AfterHang = TimeSpan.FromSeconds(15);

    /// <summary>A silo that comes to itself after others declared it dead ends within this, and so does its reading.</summary>
    private static readonly TimeSpan TwoOwners = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(3);

    [SkippableFact]
    public async Task Whatever_dies_each_change_is_done_once_and_every_cluster_is_served_again()
    {
        var minutes = Number("CHAOS_MINUTES", 0);
        var isLong = minutes > 0;
        var seed = Number("CHAOS_SEED", 820_908);
        var (clusters, changes) = (Number("CHAOS_CLUSTERS", isLong ? 50 : 6), Number("CHAOS_CHANGES", isLong ? 200 : 60));
        using var report = new ChaosReport(output);
        report.Line($"Seed {seed} (CHAOS_SEED={seed} plays it again): {clusters} clusters, {changes} changes, at least {Math.Max(1, minutes)} minutes; {ChaosReport.Load}.");

        await using var stage = await ChaosStage.Start(await postgres.NewDatabase(), clusters, seed, isLogged: report.Path is not null);
        report.Event("three silos serve all clusters; it begins");
        using var readers = new ChaosReaders(stage);
        var asking = new ChaosChanges(stage).Ask(changes);
        var monkey = new ChaosMonkey(stage, postgres, report);
        await monkey.Run(TimeSpan.FromMinutes(Math.Max(1, minutes)), asking);
        var asked = await asking;
        await stage.Calm();
        report.Event("nothing is broken any more; what was asked for comes to its end");
        var outcomes = await asked.Settle(Settling);
        await readers.Stop();
        report.Event("over");

        var owners = stage.Fleet.Clusters.Max(SyncOwners.LongestDouble);
        var wrong = outcomes.Where(change => change.Done != (change.Status == "applied" ? 1 : 0)).Select(change => $"{change}").ToList();
        var miscounted = asked.Miscounted(outcomes).ToList();
        var unhandled = stage.Unhandled().ToList();
        report.Line("");
        report.Line($"{monkey.AfterKills.Count} kills, all served again within {Spread(monkey.AfterKills)}; {monkey.AfterHangs.Count} hangs, within {Spread(monkey.AfterHangs)}.");
        report.Line($"{outcomes.Count} changes: {string.Join(", ", outcomes.GroupBy(change => change.Status).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"))}.");
        foreach (var other in outcomes.Where(change => change.Status != "applied"))
        {
            report.Line($"  {other.Name} {other.Status}: {other.Reason}");
        }

        report.Line($"Reads: {readers.Answered} answered ({readers.Stale} marked stale), {readers.Unanswered} not.");
        report.Line($"A cluster was read by two silos for {owners.TotalSeconds:0.0} s at most.");
        foreach (var problem in wrong.Concat(miscounted).Concat(readers.Wrong).Concat(unhandled))
        {
            report.Line($"WRONG: {problem}");
        }

        if (report.Path is { } path)
        {
            stage.KeepLogs(path);
        }

        outcomes.Count.ShouldBe(changes);
        wrong.ShouldBeEmpty();
        miscounted.ShouldBeEmpty();
        readers.Wrong.ShouldBeEmpty();
        unhandled.ShouldBeEmpty();
        owners.ShouldBeLessThan(TwoOwners);
        if (isLong)
        {
            // How fast it is depends on the machine: the long form is run where nothing else is.
            monkey.AfterKills.ShouldAllBe(took => took < AfterKill);
            monkey.AfterHangs.ShouldAllBe(took => took < AfterHang);
        }
    }

    private static string Spread(IReadOnlyCollection<TimeSpan> taken) => taken.Count == 0
        ? "no time"
        : string.Create(CultureInfo.InvariantCulture, $"{taken.Max().TotalSeconds:0.0} s ({taken.Average(one => one.TotalSeconds):0.0} s on average)");

    private static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : byDefault;
}
