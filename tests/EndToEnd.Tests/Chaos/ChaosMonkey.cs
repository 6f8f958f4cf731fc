using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Breaks one thing after the other, the same ones for the same seed; two silos are always left.</summary>
internal sealed class ChaosMonkey(ChaosStage stage, PostgresServer postgres, Action<string> tell)
{
    private static readonly FaultKind[] Lies = [FaultKind.InvalidJson, FaultKind.HtmlPage, FaultKind.TruncatedBody, FaultKind.HugeBody];

    private readonly Random random = new(stage.Seed);

    public TimeSpan LongestAfterKill { get; private set; }

    public TimeSpan LongestAfterHang { get; private set; }

    /// <param name="work">Broken things go on at least until it is over.</param>
    public async Task Run(TimeSpan atLeast, Task work)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < atLeast || !work.IsCompleted)
        {
            await Break(TimeProvider.System.GetElapsedTime(start));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 3000)), TimeProvider.System);
        }
    }

    private async Task Break(TimeSpan at)
    {
        var silo = random.Next(3);
        var lasting = TimeSpan.FromSeconds(random.Next(0, 16));
        var cluster = stage.Fleet.Clusters[random.Next(stage.Fleet.Clusters.Count)];
        switch (random.Next(9))
        {
            case 0 or 1:
                var killed = await stage.Kill(silo, lasting / 2);
                LongestAfterKill = Longer(LongestAfterKill, killed.Took);
                tell($"{at:mm\\:ss} silo {silo} killed; all served again after {killed.Took.TotalSeconds:0.0} s, back {lasting.TotalSeconds / 2:0.0} s later ({killed.Before})");
                break;
            case 2 or 3:
                var hung = await stage.Freeze(silo, lasting);
                LongestAfterHang = Longer(LongestAfterHang, hung.Took);
                tell($"{at:mm\\:ss} silo {silo} stopped for {lasting.TotalSeconds:0} s; all served again after {hung.Took.TotalSeconds:0.0} s ({hung.Before})");
                break;
            case 4:
                var crash = random.Next(2) == 0;
                tell($"{at:mm\\:ss} PostgreSQL {(crash ? "crashes" : "is shut down")} for {lasting.TotalSeconds / 4:0.0} s");
                await postgres.Restart(crash, lasting / 4);
                break;
            case 5:
                tell($"{at:mm\\:ss} {cluster.Name} loses an answer");
                cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", Count = 1, TakesEffect = true });
                break;
            case 6:
                tell($"{at:mm\\:ss} {cluster.Name} drops a request");
                cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", Count = 1 });
                break;
            case 7:
                tell($"{at:mm\\:ss} {cluster.Name} hangs for a while");
                cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "GET", Count = 3 });
                break;
            default:
                var lie = Lies[random.Next(Lies.Length)];
                tell($"{at:mm\\:ss} {cluster.Name} answers with {lie}");
                cluster.Faults.Add(new Fault(lie) { Method = "GET", Count = 3 });
                break;
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
