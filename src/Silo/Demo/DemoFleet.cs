using Hypervisor.Grains;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;
using Secret = Hypervisor.Grains.Interfaces.Secret;

namespace Hypervisor.Silo;

/// <summary>
/// The simulated clusters of <c>--demo</c>, registered through the same door as real ones. They are new at each start, with new
/// certificates and a new port, so what is registered already is told where they are now.
/// </summary>
public sealed partial class DemoFleet(IGrainFactory grains, TimeProvider time, ILogger<DemoFleet> log) : IHostedLifecycleService
{
    /// <summary>The shortest there is: a demo should move while one looks.</summary>
    private const int SyncInterval = 30;

    private SimulatedFleet? fleet;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 3, Nodes = 3, Guests = 40, BackupsPerGuest = 3, HistoryDays = 7, TaskDuration = TimeSpan.FromSeconds(5), AdminPort = 0 }, time);
        var organization = (await grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations).Default()).Id;
        var known = await grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory(organization)).Controllers();
        foreach (var cluster in fleet.Clusters)
        {
            if (known.FirstOrDefault(entry => entry.Name == cluster.Name) is { } entry)
            {
                await grains.GetGrain<IControllerGrain>(GrainKeys.Controller(entry.ControllerId)).Update(Moved(cluster));
            }
            else
            {
                await grains.GetGrain<IControllerGrain>(GrainKeys.Controller(Guid.NewGuid())).Register(organization, Registration(cluster));
            }
        }

        LogStarted(string.Join(", ", fleet.Clusters.Select(cluster => cluster.Name)), fleet.AdminPort);
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (fleet is not null)
        {
            await fleet.DisposeAsync();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static ControllerRegistration Registration(SimulatedCluster cluster) => new()
    {
        Name = cluster.Name,
        Host = cluster.Host,
        Port = cluster.Port,
        TlsFingerprint = cluster.Fingerprint,
        SyncIntervalSeconds = SyncInterval,
        Config = new ControllerConfig { TokenId = cluster.TokenId, TokenSecret = new Secret(cluster.TokenSecret) },
    };

    private static ControllerUpdate Moved(SimulatedCluster cluster) => new()
    {
        Host = cluster.Host,
        Port = cluster.Port,
        TlsFingerprint = cluster.Fingerprint,
        Config = new ControllerConfig { TokenId = cluster.TokenId, TokenSecret = new Secret(cluster.TokenSecret) },
    };

    [LoggerMessage(LogLevel.Information, "Demo fleet: {Clusters}. Faults and changes by its admin API at http://127.0.0.1:{AdminPort}/clusters")]
    private partial void LogStarted(string clusters, int? adminPort);
}
