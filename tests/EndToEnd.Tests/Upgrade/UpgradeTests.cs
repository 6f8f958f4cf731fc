using System.Diagnostics;
using Xunit.Abstractions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Two versions of the product in one cluster, as they are while silos are upgraded one after the other. It builds the product a second time, so it is run where UPGRADE=1 asks for it.</summary>
public sealed class UpgradeTests(PostgresServer postgres, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    [SkippableFact]
    public async Task Silos_of_two_versions_serve_together_and_no_request_fails_while_they_are_replaced()
    {
        Skip.If(Environment.GetEnvironmentVariable("UPGRADE") != "1", "UPGRADE=1 builds a next version and runs it beside this one.");
        using var next = await NextVersion.Build();
        (await VersionOf(next.Program)).ShouldStartWith(NextVersion.Number);
        await using var stage = await ChaosStage.Start(await postgres.NewDatabase(), clusters: 6, drainSeconds: 2);
        using var stop = new CancellationTokenSource();
        await using var traffic = new SteadyTraffic(stage, writes: true, stop.Token);

        for (var silo = 0; silo < 3; silo++)
        {
            (await stage.Replace(silo, next.Program)).ShouldBe(0);
            await EverySiloReadsAndWrites(stage, interval: 40 + silo);
        }

        // And back: what the next version has stored, this one reads.
        (await stage.Replace(0, SiloProcess.ThisVersion)).ShouldBe(0);
        await EverySiloReadsAndWrites(stage, interval: 50);

        await stop.CancelAsync();
        await traffic.End();
        output.WriteLine($"{traffic.Answered} requests answered, the slowest in {traffic.Slowest.TotalSeconds:0.0} s; {ChaosReport.Load}.");
        traffic.Answered.ShouldBeGreaterThan(100);
        traffic.Failed.ShouldBeEmpty(stage.Complaints());
        stage.Unhandled().ShouldBeEmpty();
    }

    /// <summary>Settings are kept by one grain of an interface that grew, and told to controllers on all silos.</summary>
    private static async Task EverySiloReadsAndWrites(ChaosStage stage, int interval)
    {
        foreach (var url in stage.Living())
        {
            using var http = ChaosHttp.Client(url, stage.Token, TimeSpan.FromSeconds(30));
            var (_, me) = (await ChaosHttp.Send(http, HttpMethod.Get, "auth/me")).ShouldNotBeNull();
            var settings = $"modules/org/{me.GetProperty("organization_id").GetGuid()}/hypervisor/settings";
            (await ChaosHttp.Send(http, HttpMethod.Put, settings, new { sync_interval = interval })).ShouldNotBeNull().Status.ShouldBe(200);
            (await ChaosHttp.Send(http, HttpMethod.Get, settings)).ShouldNotBeNull().Body.GetProperty("sync_interval").GetInt32().ShouldBe(interval);
            foreach (var controller in stage.Clusters.Keys)
            {
                var (status, report) = (await ChaosHttp.Send(http, HttpMethod.Post, $"discovery/controllers/{controller}?sync=true")).ShouldNotBeNull();
                status.ShouldBe(200);
                report.GetProperty("status").GetString().ShouldBe("completed");
            }
        }
    }

    private static async Task<string> VersionOf(string program)
    {
        using var asked = Process.Start(new ProcessStartInfo("dotnet", [program, "--version"]) { RedirectStandardOutput = true })!;
        return await asked.StandardOutput.ReadToEndAsync();
    }
}
