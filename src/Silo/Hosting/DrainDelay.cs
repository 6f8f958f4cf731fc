namespace Hypervisor.Silo;

/// <summary>Keeps serving for a while after a stop was asked for, so that balancers see not-ready before connections are refused.</summary>
public sealed class DrainDelay(SiloOptions options, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource over = new();

    /// <summary>Nobody new is sent here any more.</summary>
    public CancellationToken Over => over.Token;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(options.Drain, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await over.CancelAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => over.Dispose();
}
