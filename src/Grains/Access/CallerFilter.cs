using System.Collections.Concurrent;
using System.Reflection;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>
/// The second lock behind the API's: whoever a call is made for needs the method's role, and finds only grains of their own tenant. Calls
/// that grains make of themselves carry nobody and pass. A role that doesn't reach is recorded, unless the API does that.
/// </summary>
internal sealed partial class CallerFilter(IGrainFactory grains, TimeProvider time, ILogger<CallerFilter> log) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<MethodInfo, Role?> required = [];

    public Task Invoke(IIncomingGrainCallContext context)
    {
        RefuseClients(context);
        if (CallContext.Caller is { } caller)
        {
            if (RoleThatLacks(caller, context.InterfaceMethod) is { } role)
            {
                return Refuse(caller, role, context);
            }

            CheckTenant(caller, context);
        }

        return context.Invoke();
    }

    /// <summary>What grains tell each other, a client of the cluster has no business telling them.</summary>
    private static void RefuseClients(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && source.IsClient() && context.InterfaceMethod?.DeclaringType?.IsDefined(typeof(InternalAttribute), inherit: false) == true)
        {
            throw FleetException.Forbidden($"{context.InterfaceName} is called by grains only.");
        }
    }

    private static Role? RequiredBy(MethodInfo method)
    {
        var ofMethod = method.GetCustomAttribute<RequiresAttribute>()?.Role;
        var ofInterface = method.DeclaringType?.GetCustomAttribute<RequiresAttribute>()?.Role;
        return ofMethod > ofInterface || ofInterface is null ? ofMethod : ofInterface;
    }

    private static void CheckTenant(Caller caller, IIncomingGrainCallContext context)
    {
        // One who is limited to sites may still see their own user, which is in none.
        if (context.Grain is ITenantGrain { Tenant: { } tenant } grain
            && !caller.CanSee(tenant.Organization, tenant.Site)
            && context.TargetId.Key.ToString() != GrainKeys.User(caller.UserId))
        {
            throw FleetException.NotFound(grain.TenantLabel);
        }
    }

    private Role? RoleThatLacks(Caller caller, MethodInfo? method) =>
        method is not null && required.GetOrAdd(method, RequiredBy) is { } role && caller.Role < role ? role : null;

    private async Task Refuse(Caller caller, Role needed, IIncomingGrainCallContext context)
    {
        var refusal = FleetException.Forbidden($"This needs the role {needed.Name()}; yours is {caller.Role.Name()}.");
        if (!CallContext.IsAudited)
        {
            var recording = Record(caller, refusal, context);

            // The log can't take an entry while it is busy refusing.
            await (context.Grain is IAuditGrain ? Task.CompletedTask : recording);
        }

        throw refusal;
    }

    private async Task Record(Caller caller, FleetException refusal, IIncomingGrainCallContext context)
    {
        try
        {
            await grains.RecordAudit(caller.OrganizationId, AuditEntry.Of(caller, time.GetUtcNow(), "grain.denied", AuditResult.Denied) with
            {
                Target = $"{context.InterfaceName.Split('.')[^1]}.{context.MethodName} of {context.TargetId.Key}",
                Detail = refusal.Message,
            });
        }
        catch (Exception failure)
        {
            // It stays refused, whether or not that could be written down.
            LogNotRecorded(caller.UserId, context.MethodName, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The refusal of {Method} to user {User} could not be recorded")]
    private partial void LogNotRecorded(Guid user, string method, Exception failure);
}
