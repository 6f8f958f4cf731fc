using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Orleans.TestingHost;
using Secret = Hypervisor.Grains.Interfaces.Secret;

namespace Hypervisor.Grains.Tests;

/// <summary>Silos over one storage that can be made to fail, on a clock that the test owns.</summary>
internal sealed class AccessCluster : IAsyncDisposable
{
    public const string Password = "correct-horse-battery";

    private readonly InProcessTestCluster cluster;

    private AccessCluster(InProcessTestCluster cluster, FailingStorage storage, TestTables tables, FakeTimeProvider clock) =>
        (this.cluster, Storage, Tables, Clock) = (cluster, storage, tables, clock);

    public FailingStorage Storage { get; }

    public TestTables Tables { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>As the API in the silo's process calls.</summary>
    public IGrainFactory Grains => cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>As a program in another process calls.</summary>
    public IGrainFactory Outside => cluster.Client;

    public IReadOnlyList<InProcessSiloHandle> Silos => [.. cluster.Silos];

    public IOrganizationsGrain Organizations => Grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations);

    public static async Task<AccessCluster> Start(int silos = 1, FailingStorage? storage = null, string? adminPassword = Password)
    {
        storage ??= new FailingStorage();
        var tables = new TestTables();
        var protection = new EphemeralDataProtectionProvider();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Hypervisor:AdminPassword"] = adminPassword });
            host.Services.AddSingleton<TimeProvider>(clock);
            host.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            host.Services.AddSingleton<IGrainStorage>(storage);
            host.Services.AddSingleton(tables.Source);
            host.Services.AddSingleton<IDataProtectionProvider>(protection);
            host.Services.AddGrainServices(host.Configuration);
        });
        builder.ConfigureSilo((_, silo) => silo.AddAccessFilters().UseInMemoryReminderService());
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new AccessCluster(cluster, storage, tables, clock);
    }

    public async Task<IMembersGrain> DefaultMembers() => Grains.GetGrain<IMembersGrain>(GrainKeys.Members((await Organizations.Default()).Id));

    public async Task<Caller> Admin()
    {
        var session = await SignIn("admin");
        return session.User.Caller;
    }

    public Task<Session> SignIn(string username, string password = Password) =>
        Grains.GetGrain<ILoginGrain>(GrainKeys.Login(username)).SignIn(new Secret(password), remember: false);

    public IUserGrain User(Guid user) => Grains.GetGrain<IUserGrain>(GrainKeys.User(user));

    public static NewUser NewUser(string username, Role role = Role.Viewer) => new() { Username = username, Password = new Secret(Password), Role = role };

    /// <summary>Forgets the activation, as a silo that goes down does.</summary>
    public Task Forget(IAddressable grain) => cluster.DeactivateAsync(grain);

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        Tables.Dispose();
    }
}
