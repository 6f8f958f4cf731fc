using System.Collections.Concurrent;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Reads the fleet from every living silo all the time: what is answered is right or says that it is old.</summary>
internal sealed class ChaosReaders : IDisposable
{
    private readonly ChaosStage stage;
    private readonly CancellationTokenSource stop = new();
    private readonly Task reading;
    private int answered;
    private int stale;
    private int unanswered;

    public ChaosReaders(ChaosStage stage)
    {
        this.stage = stage;
        reading = Task.WhenAll(Read(0), Read(1));
    }

    public int Answered => answered;

    public int Stale => stale;

    public int Unanswered => unanswered;

    public ConcurrentQueue<string> Wrong { get; } = [];

    public async Task Stop()
    {
        await stop.CancelAsync();
        await reading;
    }

    public void Dispose() => stop.Dispose();

    private async Task Read(int reader)
    {
        var expected = stage.Clusters.Count * ChaosStage.GuestsPerCluster;
        while (!stop.IsCancellationRequested)
        {
            var living = stage.Living();
            using var http = ChaosHttp.Client(living[reader % living.Length], stage.Token, TimeSpan.FromSeconds(10));
            switch (await ChaosHttp.Send(http, HttpMethod.Get, "hypervisor/fleet/guests?limit=1"))
            {
                case (200, var page):
                    Interlocked.Increment(ref answered);
                    if (page.GetProperty("stale").GetBoolean() || page.GetProperty("gaps").GetArrayLength() > 0)
                    {
                        Interlocked.Increment(ref stale);
                    }
                    else if (page.GetProperty("total").GetInt32() != expected)
                    {
                        Wrong.Enqueue($"{page.GetProperty("total").GetInt32()} guests instead of {expected}, and not marked");
                    }

                    break;
                case null or (502 or 503 or 504, _):
                    Interlocked.Increment(ref unanswered);
                    break;
                case ({ } status, var body):
                    Wrong.Enqueue($"{status} {body}");
                    break;
            }

            // The pace of one reader.
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
