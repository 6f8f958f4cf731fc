using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Breaks one thing after the other, the same ones for the same seed; two silos are always left.</summary>
internal sealed class ChaosMonkey(ChaosStage stage, PostgresServer postgres, ChaosReport report)
{
    private static readonly FaultKind[] Lies = [FaultKind.InvalidJson, FaultKind.HtmlPage, FaultKind.TruncatedBody, FaultKind.HugeBody];

    private readonly Random random = new(stage.Seed);

    /// <summary>How long until all was served again, after each.</summary>
    public List<TimeSpan> AfterKills { get; } = [];

    public List<TimeSpan> AfterHangs { get; } = [];

    /// <param name="work">Broken things go on at least until it is over.</param>
    public async Task Run(TimeSpan atLeast, Task work)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < atLeast || !work.IsCompleted)
        {
            await Break();
            // Blows come at random times: that is what is tried.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 3000)), TimeProvider.System);
        }
    }

    private async Task Break()
    {
        var silo = random.Next(3);
        var lasting = TimeSpan.FromSeconds(random.Next(0, 16));
        var cluster = stage.Fleet.Clusters[random.Next(stage.Fleet.Clusters.Count)];
        switch (random.Next(9))
        {
            case 0 or 1:
                var killed = await stage.Kill(silo, lasting / 2);
                AfterKills.Add(killed.Took);
                report.Event($"silo {silo} was killed; all served again after {killed.Took.TotalSeconds:0.0} s ({killed.Before}); {ChaosReport.Load}; it is back {lasting.TotalSeconds / 2:0.0} s later");
                break;
            case 2 or 3:
                var hung = await stage.Freeze(silo, lasting);
                AfterHangs.Add(hung.Took);
                report.Event($"silo {silo} hung for {lasting.TotalSeconds:0} s; all served again after {hung.Took.TotalSeconds:0.0} s ({hung.Before}); {ChaosReport.Load}; it {(hung.Ended ? "was declared dead, ended and is back" : "went on")}");
                break;
            case 4:
                var crash = random.Next(2) == 0;
                report.Event($"PostgreSQL {(crash ? "crashes" : "is shut down")} for {lasting.TotalSeconds / 4:0.0} s");
                await postgres.Restart(crash, lasting / 4);
                break;
            case 5:
                report.Event($"{cluster.Name} loses an answer");
                cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", Count = 1, TakesEffect = true });
                break;
            case 6:
                report.Event($"{cluster.Name} drops a request");
                cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", Count = 1 });
                break;
            case 7:
                report.Event($"{cluster.Name} hangs for three requests");
                cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "GET", Count = 3 });
                break;
            default:
                var lie = Lies[random.Next(Lies.Length)];
                report.Event($"{cluster.Name} answers three requests with {lie}");
                cluster.Faults.Add(new Fault(lie) { Method = "GET", Count = 3 });
                break;
        }
    }
}
