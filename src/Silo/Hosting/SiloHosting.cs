using Hypervisor.Grains;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Serialization;
using Orleans.Storage;

namespace Hypervisor.Silo;

public static class SiloHosting
{
    private const string SqliteInvariant = "System.Data.SQLite";
    private const string NpgsqlInvariant = "Npgsql";

    public static WebApplicationBuilder AddSilo(this WebApplicationBuilder builder, SiloOptions options, Store store)
    {
        builder.WebHost.UseUrls(options.MetricsUrl is { } metrics ? [.. options.Urls, metrics] : [.. options.Urls]);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(store.Source);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30) + options.Drain);

        builder.UseOrleans(silo =>
        {
            if (store.Source is NpgsqlDataSource postgres) silo.UseCluster(options, postgres);
            else silo.UseOneSilo(options, store.Source.ConnectionString);

            if (options.Dashboard) silo.AddDashboard();
            silo.Services.GuardGrainStorage();
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.Services.Configure<SystemTextJsonGrainStorageSerializerOptions>(json => StateJson.Configure(json.JsonSerializerOptions));
            silo.AddAccessFilters();
            silo.AddActivityPropagation();
            silo.Configure<ClusterMembershipOptions>(DetectFailures);
            silo.Configure<GrainCollectionOptions>(collection =>
            {
                collection.CollectionAge = TimeSpan.FromMinutes(15);
                collection.EnableActivationSheddingOnMemoryPressure = true;
                collection.MemoryUsageLimitPercentage = 80;
                collection.MemoryUsageTargetPercentage = 75;
            });
            silo.Configure<SiloMessagingOptions>(messages => messages.ResponseTimeout = TimeSpan.FromSeconds(30));
        });
        return builder;
    }

    // A silo that hangs is found out in 9 s, one that was killed in 2 s. Less than 3 s a probe and a long collection could pass for a death.
    // A cluster that lost all its silos starts again when the last sign of life is IAmAlive x 3 old.
    private static void DetectFailures(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1.5);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedProbesLimit = 3;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }

    private static void UseOneSilo(this ISiloBuilder silo, SiloOptions options, string connectionString)
    {
        var (siloPort, gatewayPort) = FreePorts.Choose(options);
        silo.UseLocalhostClustering(siloPort, gatewayPort, primarySiloEndpoint: null, options.ServiceId, options.ClusterId);
        silo.AddAdoNetGrainStorageAsDefault(storage => (storage.Invariant, storage.ConnectionString) = (SqliteInvariant, connectionString));
        silo.UseAdoNetReminderService(table => (table.Invariant, table.ConnectionString) = (SqliteInvariant, connectionString));
    }

    private static void UseCluster(this ISiloBuilder silo, SiloOptions options, NpgsqlDataSource postgres)
    {
        var (siloPort, gatewayPort) = FreePorts.Choose(options);
        if (options.Kubernetes) silo.UseKubernetesHosting();
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId));
        silo.ConfigureEndpoints(options.AdvertisedAddress, siloPort, gatewayPort);
        silo.UseAdoNetClustering(table => (table.Invariant, table.DataSource) = (NpgsqlInvariant, postgres));
        silo.AddAdoNetGrainStorageAsDefault(storage => (storage.Invariant, storage.DataSource) = (NpgsqlInvariant, postgres));
        silo.UseAdoNetReminderService(table => (table.Invariant, table.DataSource) = (NpgsqlInvariant, postgres));
    }

    private static void GuardGrainStorage(this IServiceCollection services)
    {
        var plain = services.Single(service => service.ServiceType == typeof(IGrainStorage) && service.IsKeyedService);
        services.Remove(plain);
        services.AddKeyedSingleton<IGrainStorage>(plain.ServiceKey, (provider, name) => new GuardedGrainStorage((IGrainStorage)plain.KeyedImplementationFactory!(provider, name)));
    }
}
