using System.Collections.Concurrent;
using System.Reflection;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>
/// The second lock behind the API's: whoever a call is made for needs the method's role, and finds only grains of their own tenant. Calls
/// that grains make of themselves carry nobody and pass.
/// </summary>
internal sealed class CallerFilter : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<MethodInfo, Role?> required = [];

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (CallContext.Caller is { } caller)
        {
            CheckRole(caller, context.InterfaceMethod);
            CheckTenant(caller, context);
        }

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

    private void CheckRole(Caller caller, MethodInfo? method)
    {
        if (method is not null && required.GetOrAdd(method, RequiredBy) is { } role && caller.Role < role)
        {
            throw FleetException.Forbidden($"This needs the role {role.Name()}; yours is {caller.Role.Name()}.");
        }
    }
}
