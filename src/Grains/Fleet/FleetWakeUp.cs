using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>Wakes every controller when this silo has started, and when another has died and left its own behind. Reminders would too, up to a minute later.</summary>
internal sealed partial class FleetWakeUp(IGrainFactory grains, ISiloStatusOracle silos, ILogger<FleetWakeUp> log) : IHostedLifecycleService, ISiloStatusListener
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        silos.SubscribeToSiloStatusEvents(this);
        return WakeAll();
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        silos.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead && !updatedSilo.Equals(silos.SiloAddress))
        {
            // Orleans tells all who listen in one loop.
            Task.Run(WakeAll).Ignore();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WakeAll()
    {
        try
        {
            foreach (var organization in await grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations).List())
            {
                var controllers = await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(organization.Id)).Controllers();
                foreach (var entry in controllers)
                {
                    grains.GetGrain<IControllerGrain>(GrainKeys.Controller(entry.ControllerId)).Describe().Ignore();
                }
            }
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            LogNotAwake(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not all controllers could be woken; reminders will")]
    private partial void LogNotAwake(Exception failure);
}
