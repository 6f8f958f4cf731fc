using Microsoft.Extensions.Hosting;
using Orleans.Runtime.Diagnostics;

namespace Hypervisor.Grains;

/// <summary>Tells controllers that they are about to end. Orleans itself tells a grain when it has nothing to do any more, which is too late for one that waits.</summary>
internal sealed class LeavingControllers : IHostedService, IObserver<GrainLifecycleEvents.LifecycleEvent>, IDisposable
{
    private IDisposable? subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = GrainLifecycleEvents.AllEvents.Subscribe(this);
        return Task.CompletedTask;
    }

    // Most controllers leave while the silo stops: it goes on until the host is gone.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void OnNext(GrainLifecycleEvents.LifecycleEvent value)
    {
        if (value is GrainLifecycleEvents.Deactivating { GrainContext.GrainInstance: ControllerGrain controller })
        {
            controller.Leave();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscription?.Dispose();
}
