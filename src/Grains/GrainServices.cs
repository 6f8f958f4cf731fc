using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hypervisor.Grains;

/// <summary>What the grains need. The host adds Data Protection, a <see cref="System.Data.Common.DbDataSource"/> with the product's tables, grain storage named "Default" and reminders.</summary>
public static class GrainServices
{
    public static IServiceCollection AddGrainServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(AllowedNetworks.Guard(configuration));
        services.AddSingleton<IOutgoingGrainCallFilter, TakeoverRetry>();
        services.AddSingleton<IIncomingGrainCallFilter, SiloFailures>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<CredentialVault>();
        services.AddSingleton<ConnectionTester>();
        services.AddSingleton(ClusterLimits.Read(configuration));
        services.AddSingleton(ChangeTimes.Read(configuration));
        services.AddSingleton<ClusterConnections>();
        services.AddSingleton(Gates.Read(configuration));
        services.AddSingleton<ConsoleVault>();
        services.AddSingleton<IConsoleDialer, ConsoleDialer>();
        services.AddSingleton<ChangeVault>();
        services.AddSingleton<ChangeJournal>();
        services.AddSingleton<ChangeAnnouncer>();
        services.AddSingleton<IUploadSender, UploadSender>();
        services.AddSingleton<FabricOperations>();
        services.AddSingleton<AlertTurns>();
        services.AddSingleton<WebhookVault>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<FleetRows>();
        services.AddSingleton<FleetTasks>();
        services.AddHostedService<LeavingControllers>();
        services.AddHostedService<FleetWakeUp>();
        return services.AddAccess(configuration);
    }
}
