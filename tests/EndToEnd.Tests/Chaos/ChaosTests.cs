using System.Globalization;
using Hypervisor.PveSimulator;
using Xunit.Abstractions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>
/// Three silos on PostgreSQL, killed, stopped and started again at random, over clusters that hang and lose answers, while changes are asked
/// for and everything is read. The clusters count what was done. A short form by default; CHAOS_MINUTES, CHAOS_CLUSTERS, CHAOS_CHANGES and
/// CHAOS_SEED make it longer or another one.
/// </summary>
public sealed class ChaosTests(PostgresServer postgres, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    /// <summary>From the death of a silo until the others serve all its clusters; Orleans' own failure detection is most of it.</summary>
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AfterHang = TimeSpan.FromSeconds(15);

    /// <summary>A silo that comes to itself after others declared it dead ends within this, and so does its reading.</summary>
    private static readonly TimeSpan TwoOwners = TimeSpan.FromSeconds(30);

    [SkippableFact]
    public async Task Whatever_dies_each_change_is_done_once_and_every_cluster_is_served_again()
    {
        var seed = Number("CHAOS_SEED", 820_908);
        var (clusters, changes) = (Number("CHAOS_CLUSTERS", 6), Number("CHAOS_CHANGES", 60));
        output.WriteLine($"Seed {seed}: CHAOS_SEED={seed} plays it again.");

        await using var stage = await ChaosStage.Start(await postgres.NewDatabase(), clusters, seed);
        using var readers = new ChaosReaders(stage);
        var asking = new ChaosChanges(stage).Ask(changes);
        var monkey = new ChaosMonkey(stage, postgres, output.WriteLine);
        await monkey.Run(TimeSpan.FromMinutes(Number("CHAOS_MINUTES", 1)), asking);
        var asked = await asking;
        await stage.Calm();
        var outcomes = await asked.Settle(TimeSpan.FromMinutes(4));
        await readers.Stop();

        foreach (var group in outcomes.GroupBy(change => change.Status).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{group.Count()} changes {group.Key}");
        }

        var owners = stage.Fleet.Clusters.Max(SyncOwners.LongestDouble);
        output.WriteLine($"Reads: {readers.Answered} answered ({readers.Stale} marked stale), {readers.Unanswered} not.");
        output.WriteLine($"All served again after a kill within {monkey.LongestAfterKill.TotalSeconds:0.0} s, after a hang within {monkey.LongestAfterHang.TotalSeconds:0.0} s; two owners for {owners.TotalSeconds:0.0} s at most.");
        outcomes.Count.ShouldBe(changes);
        outcomes.Where(change => change.Done != (change.Status == "applied" ? 1 : 0)).Select(change => $"{change}").ShouldBeEmpty();
        asked.Miscounted(outcomes).ShouldBeEmpty();
        readers.Wrong.ShouldBeEmpty();
        stage.Unhandled().ShouldBeEmpty();
        owners.ShouldBeLessThan(TwoOwners);
        if (Number("CHAOS_MINUTES", 0) > 0)
        {
            // How fast it is depends on the machine: the long form is run where nothing else is.
            monkey.LongestAfterKill.ShouldBeLessThan(AfterKill);
            monkey.LongestAfterHang.ShouldBeLessThan(AfterHang);
        }
    }

    private static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : byDefault;
}
