using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>Wakes every controller when a silo has started. Reminders would too, a minute later.</summary>
internal sealed partial class FleetWakeUp(IGrainFactory grains, ILogger<FleetWakeUp> log) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
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

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Not all controllers could be woken at start; reminders will")]
    private partial void LogNotAwake(Exception failure);
}
