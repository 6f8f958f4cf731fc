using System.Globalization;
using Xunit.Abstractions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>
/// One thing that happens to three silos at a time. How long it took is in the test's output, and held to a bound where CHAOS_MINUTES says
/// that the machine has nothing else to do.
/// </summary>
public sealed class FailoverTests(PostgresServer postgres, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    private static readonly bool IsTimed = int.TryParse(Environment.GetEnvironmentVariable("CHAOS_MINUTES"), CultureInfo.InvariantCulture, out var minutes) && minutes > 0;

    [SkippableFact]
    public async Task A_killed_silo_is_replaced_by_the_others()
    {
        await using var stage = await ChaosStage.Start(await postgres.NewDatabase(), clusters: 6);
        var accepted = await Stage(stage);

        using var stop = new CancellationTokenSource();
        await using var traffic = new SteadyTraffic(stage, writes: false, stop.Token);

        var takeover = await stage.Kill(1, TimeSpan.Zero);

        await stop.CancelAsync();
        await traffic.End();
        Report("One of three silos killed", takeover, TimeSpan.FromSeconds(5));
        output.WriteLine($"{traffic.Answered} reads answered, the slowest in {traffic.Slowest.TotalSeconds:0.0} s.");
        traffic.Failed.Where(failed => !failed.Contains("no answer", StringComparison.Ordinal)).ShouldBeEmpty($"Reads by the living wait for the takeover instead of failing.\n{stage.Complaints()}");
        await NothingIsLost(stage, accepted);
    }

    [SkippableFact]
    public async Task A_hung_silo_is_replaced_by_the_others_and_ends_itself_when_it_comes_to()
    {
        await using var stage = await ChaosStage.Start(await postgres.NewDatabase(), clusters: 6);
        var accepted = await Stage(stage);

        var takeover = await stage.Freeze(1, TimeSpan.FromSeconds(20));

        Report("One of three silos hung", (takeover.Took, takeover.Before), TimeSpan.FromSeconds(12));
        await NothingIsLost(stage, accepted);
        stage.Fleet.Clusters.Max(SyncOwners.LongestDouble).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [SkippableFact]
    public async Task The_last_of_three_silos_serves_all_when_the_others_are_killed_at_once()
    {
        await using var stage = await ChaosStage.Start(await postgres.NewDatabase(), clusters: 6);
        var accepted = await Stage(stage);
        await using var pager = await Pager.Start();
        using var api = await Api.SignIn(stage.All[0]);
        var webhook = await Alarm(stage, api, pager);

        pager.IsRepaired = true;
        var takeover = await stage.KillTwo();

        Report("Two of three silos killed at once", takeover, TimeSpan.FromSeconds(30));
        await NothingIsLost(stage, accepted);
        await api.Until($"hypervisor/alerts/webhooks/{webhook}/deliveries", deliveries => deliveries[0].GetProperty("outcome").GetString() == "delivered");
        pager.Deliveries.Distinct().ShouldHaveSingleItem("It is one alert, whoever told it and however often.");
    }

    [SkippableFact]
    public async Task A_cluster_that_lost_all_its_silos_serves_again_with_all_it_had()
    {
        await using var stage = await ChaosStage.Start(await postgres.NewDatabase(), clusters: 6);
        var accepted = await Stage(stage);

        var restart = await stage.KillAll();

        Report("All silos killed and started again", restart, TimeSpan.FromSeconds(30));
        await NothingIsLost(stage, accepted);
    }

    [SkippableFact]
    public async Task Silos_that_are_replaced_one_after_the_other_fail_no_request()
    {
        await using var stage = await ChaosStage.Start(await postgres.NewDatabase(), clusters: 3, drainSeconds: 2);
        using var stop = new CancellationTokenSource();
        await using var traffic = new SteadyTraffic(stage, writes: true, stop.Token);

        for (var silo = 0; silo < 3; silo++)
        {
            (await stage.Replace(silo)).ShouldBe(0);
        }

        await stop.CancelAsync();
        await traffic.End();
        output.WriteLine($"{traffic.Answered} requests answered, the slowest in {traffic.Slowest.TotalSeconds:0.0} s.");
        traffic.Answered.ShouldBeGreaterThan(100);
        traffic.Failed.ShouldBeEmpty(stage.Complaints());
        stage.Unhandled().ShouldBeEmpty();
    }

    /// <summary>A node goes down, and who is to be told doesn't listen.</summary>
    private static async Task<Guid> Alarm(ChaosStage stage, Api api, Pager pager)
    {
        await api.Send(HttpMethod.Put, "hypervisor/alerts/rules", new { rules = new[] { new { id = "node-down", kind = "node_down", severity = "critical", raise_after_seconds = 0, clear_after_seconds = 0 } } });
        var webhook = (await api.Send(HttpMethod.Post, "hypervisor/alerts/webhooks", new { name = "pager", url = pager.Url })).GetProperty("webhook").GetProperty("id").GetGuid();
        var (controller, cluster) = stage.Clusters.First();
        await cluster.Nodes.TakeDown("pve2");
        await api.Sync(controller);
        await pager.Tried.WaitAsync(TimeSpan.FromSeconds(30));
        return webhook;
    }

    private static async Task<IReadOnlyList<Guid>> Stage(ChaosStage stage)
    {
        using var http = ChaosHttp.Client(stage.Living()[0], stage.Token, TimeSpan.FromSeconds(30));
        var accepted = new List<Guid>();
        foreach (var (controller, cluster) in stage.Clusters)
        {
            var guest = cluster.Guests.All.First(guest => !guest.IsTemplate && !guest.IsContainer);
            var (status, change) = (await ChaosHttp.Send(http, HttpMethod.Post, ChaosHttp.Staging(controller), ChaosHttp.Described(guest, "kept"))).ShouldNotBeNull();
            status.ShouldBeInRange(200, 299, change.GetRawText());
            accepted.Add(change.GetProperty("id").GetGuid());
        }

        return accepted;
    }

    private static async Task NothingIsLost(ChaosStage stage, IReadOnlyList<Guid> accepted)
    {
        foreach (var url in stage.Living())
        {
            using var http = ChaosHttp.Client(url, stage.Token, TimeSpan.FromSeconds(30));
            foreach (var id in accepted)
            {
                var (status, change) = (await ChaosHttp.Send(http, HttpMethod.Get, $"hypervisor/changes/{id}")).ShouldNotBeNull();
                status.ShouldBe(200);
                change.GetProperty("status").GetString().ShouldBe("pending");
            }
        }
    }

    private void Report(string what, (TimeSpan Took, string Before) takeover, TimeSpan bound)
    {
        output.WriteLine($"{what}: every cluster was served again after {takeover.Took.TotalSeconds:0.0} s ({takeover.Before}); {ChaosReport.Load}.");
        if (IsTimed)
        {
            takeover.Took.ShouldBeLessThan(bound);
        }
    }
}
