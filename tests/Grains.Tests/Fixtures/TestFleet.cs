using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Hosting;
using Orleans.TestingHost;
using Secret = Hypervisor.Grains.Interfaces.Secret;

namespace Hypervisor.Grains.Tests;

/// <summary>A silo with the real grains over memory storage, and simulated clusters for them to read over TLS.</summary>
internal sealed class TestFleet : IAsyncDisposable
{
    private readonly InProcessTestCluster silos;
    private readonly TestTables tables;
    private readonly FakeTimeProvider? clock;

    private TestFleet(InProcessTestCluster silos, TestTables tables, SimulatedFleet simulated, CapturedLogs logs, FakeTimeProvider? clock)
    {
        this.silos = silos;
        this.tables = tables;
        this.clock = clock;
        Simulated = simulated;
        Logs = logs;
    }

    public static Guid Organization { get; } = Guid.Parse("22222222-2222-4222-8222-222222222222");

    public SimulatedFleet Simulated { get; }

    public CapturedLogs Logs { get; }

    public SimulatedCluster Cluster => Simulated.Clusters[0];

    /// <summary>As the API in the silo's process calls.</summary>
    public IGrainFactory Grains => silos.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    public static async Task<TestFleet> Start(FleetOptions? options = null, short silos = 1, string allowedNetworks = "127.0.0.0/8", FakeTimeProvider? clock = null)
    {
        var logs = new CapturedLogs();
        var tables = new TestTables();
        var simulated = await SimulatedFleet.Start(options ?? new FleetOptions { Clusters = 1, InstantTasks = true });
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(AllowedNetworks.Key, allowedNetworks)]).Build();
        var builder = new InProcessTestClusterBuilder(silos);
        var protection = new EphemeralDataProtectionProvider();
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseSystemTextJsonGrainStorageSerializer().AddMemoryGrainStorage("Default").UseInMemoryReminderService().AddAccessFilters();
            if (clock is not null)
            {
                silo.Services.AddSingleton<TimeProvider>(clock);
                silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            }

            silo.Services.AddSingleton<IDataProtectionProvider>(protection);
            silo.Services.AddSingleton(tables.Source);
            silo.Services.AddGrainServices(configuration);
            silo.Services.AddLogging(logging => logging.AddProvider(logs));
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestFleet(cluster, tables, simulated, logs, clock);
    }

    /// <summary>How a cluster would be registered, with its certificate pinned.</summary>
    public static ControllerRegistration Registration(SimulatedCluster cluster) => new()
    {
        Name = cluster.Name,
        Host = cluster.Host,
        Port = cluster.Port,
        TlsFingerprint = cluster.Fingerprint,
        SyncIntervalSeconds = 3600,
        Config = new ControllerConfig { TokenId = cluster.TokenId, TokenSecret = new Secret(cluster.TokenSecret) },
    };

    /// <summary>Registers the cluster and reads it once.</summary>
    public async Task<Guid> Register(SimulatedCluster? cluster = null, Func<ControllerRegistration, ControllerRegistration>? change = null)
    {
        var id = Guid.NewGuid();
        var registration = Registration(cluster ?? Cluster);
        await Controller(id).Register(Organization, change?.Invoke(registration) ?? registration);
        await Controller(id).Sync();
        return id;
    }

    public IControllerGrain Controller(Guid id) => Grains.GetGrain<IControllerGrain>(GrainKeys.Controller(id));

    public IControllerInventory Inventory(Guid id) => Grains.GetGrain<IControllerInventory>(GrainKeys.Controller(id));

    public IFleetGrain Fleet => Grains.GetGrain<IFleetGrain>(GrainKeys.Fleet(Organization));

    public static Caller Caller(Role role = Role.Viewer, params Guid[] sites) =>
        new() { UserId = Guid.NewGuid(), Username = "ann", OrganizationId = Organization, Role = role, Sites = [.. sites] };

    /// <summary>Moves the clock in steps of a second until it holds.</summary>
    /// <returns>How far the clock had to go.</returns>
    public async Task<TimeSpan> Until(Func<Task<bool>> holds)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var start = clock!.GetUtcNow();
        while (!await holds())
        {
            (clock.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromMinutes(30));
            clock.Advance(TimeSpan.FromSeconds(1));
            await beat.WaitForNextTickAsync();
        }

        return clock.GetUtcNow() - start;
    }

    /// <summary>Ends the grain's activation, so that the next call makes a new one from what was stored.</summary>
    public Task Deactivate(Guid controller) => Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        await silos.DisposeAsync();
        await Simulated.DisposeAsync();
        tables.Dispose();
    }
}
