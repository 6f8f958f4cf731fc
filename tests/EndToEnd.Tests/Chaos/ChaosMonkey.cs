using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Breaks one thing after the other, the same ones for the same seed; two silos are always left.</summary>
internal sealed class ChaosMonkey(ChaosStage stage, Action<string> tell)
{
    private readonly Random random = new(stage.Seed);

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
        var cluster = stage.Fleet.Clusters[random.Next(stage.Fleet.Clusters.Count)];
        switch (random.Next(6))
        {
            case 0 or 1:
                tell($"{at:mm\\:ss} kill silo {silo}");
                await stage.Kill(silo, TimeSpan.FromSeconds(random.Next(0, 6)));
                break;
            case 2:
                var lasting = TimeSpan.FromSeconds(random.Next(2, 16));
                tell($"{at:mm\\:ss} stop silo {silo} for {lasting.TotalSeconds:0} s");
                await stage.Freeze(silo, lasting);
                break;
            case 3:
                tell($"{at:mm\\:ss} {cluster.Name} loses an answer");
                cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", Count = 1, TakesEffect = true });
                break;
            case 4:
                tell($"{at:mm\\:ss} {cluster.Name} drops a request");
                cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", Count = 1 });
                break;
            default:
                tell($"{at:mm\\:ss} {cluster.Name} hangs for a while");
                cluster.Faults.Add(new Fault(FaultKind.Hang) { Method = "GET", Count = 3 });
                break;
        }
    }
}
