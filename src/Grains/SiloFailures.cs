using System.Data.Common;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// What a grain meets of the store and of other silos, it tells its callers in words that every silo can read. An exception of the
/// database's driver can't be sent to another silo, and a rejection that a grain met must not look like one of the call to itself.
/// </summary>
internal sealed partial class SiloFailures(ILogger<SiloFailures> log) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (OrleansMessageRejectionException rejected)
        {
            LogMoving(context.InterfaceName, context.MethodName, rejected.Message);
            throw FleetException.Failover();
        }
        catch (Exception failure) when (failure is DbException or { InnerException: DbException })
        {
            LogStoreAway(context.InterfaceName, context.MethodName, failure.Message);
            throw FleetException.StoreUnavailable();
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Interface}.{Method} needs a grain that is moving to another silo: {Reason}")]
    private partial void LogMoving(string? @interface, string? method, string reason);

    [LoggerMessage(LogLevel.Warning, "{Interface}.{Method} can't reach the store: {Reason}")]
    private partial void LogStoreAway(string? @interface, string? method, string reason);
}
