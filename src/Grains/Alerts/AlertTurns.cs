namespace Hypervisor.Grains;

/// <summary>How many clusters of this silo are asked at once for what only alerts need.</summary>
internal sealed class AlertTurns : IDisposable
{
    private readonly SemaphoreSlim free = new(2, 2);

    public async Task<IDisposable> Take()
    {
        await free.WaitAsync();
        return new Turn(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
