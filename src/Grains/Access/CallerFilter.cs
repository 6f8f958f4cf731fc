using System.Collections.Concurrent;
using System.Reflection;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>
/// The second lock behind the API's: whoever a call is made for needs the method's role, and finds only grains of their own tenant. Calls
/// that grains make of themselves carry nobody and pass. A role that doesn't reach is recorded, unless the API does that. Who calls from
/// outside of the silos proves which service it is, and what it says of itself beside that counts for nothing.
/// </summary>
internal sealed partial class CallerFilter(IGrainFactory grains, ServiceProofs proofs, TimeProvider time, ILogger<CallerFilter> log) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<MethodInfo, Role?> required = [];

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && source.IsClient() && !context.TargetId.IsSystemTarget())
        {
            RefuseInternal(context);
            if (!IsOfSilo(source))
            {
                return InvokeForService(context);
            }
        }

        return CallContext.Caller is { } caller ? InvokeFor(caller, context) : context.Invoke();
    }

    /// <summary>Each silo has a client of its own, by which the API in its process calls.</summary>
    private static bool IsOfSilo(GrainId client) => client.Key.AsSpan().StartsWith("hosted-"u8);

    /// <summary>What grains tell each other, a client of the cluster has no business telling them.</summary>
    private static void RefuseInternal(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod?.DeclaringType?.IsDefined(typeof(InternalAttribute), inherit: false) == true)
        {
            throw FleetException.Forbidden($"{context.InterfaceName} is called by grains only.");
        }
    }

    private async Task InvokeForService(IIncomingGrainCallContext context)
    {
        Caller caller;
        try
        {
            caller = await proofs.Verify(context);
        }
        catch (FleetException refusal)
        {
            LogUnproven(context.InterfaceName, context.MethodName, refusal.Code);
            throw;
        }

        ServiceProof.Current = null;
        CallContext.Caller = caller;
        CallContext.IsAudited = false;
        if (!IsOpenToServices(context))
        {
            await Refuse(caller, FleetException.Forbidden($"{context.InterfaceName}.{context.MethodName} is not for services."), context);
        }

        // Some methods are told who asks: that is whose key it is.
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
        {
            if (context.Request.GetArgument(i) is Caller)
            {
                context.Request.SetArgument(i, caller);
            }
        }

        await InvokeFor(caller, context);
    }

    private bool IsOpenToServices(IIncomingGrainCallContext context) =>
        context.InterfaceMethod is { } method
        && required.GetOrAdd(method, RequiredBy) is not null
        && (method.DeclaringType!.IsDefined(typeof(OpenToServicesAttribute), inherit: false) || context.Grain is ITenantGrain { Tenant: not null });

    private Task InvokeFor(Caller caller, IIncomingGrainCallContext context)
    {
        if (RoleThatLacks(caller, context.InterfaceMethod) is { } role)
        {
            return Refuse(caller, FleetException.Forbidden($"This needs the role {role.Name()}; yours is {caller.Role.Name()}."), context);
        }

        CheckTenant(caller, context);
        return context.Invoke();
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

    private async Task Refuse(Caller caller, FleetException refusal, IIncomingGrainCallContext context)
    {
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

    [LoggerMessage(LogLevel.Warning, "A call of {Interface}.{Method} from outside of the silos was refused: {Code}")]
    private partial void LogUnproven(string @interface, string method, string code);
}
