using Orleans.Runtime;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Carries the <see cref="Caller"/> along with grain calls. The API sets it for each request; a call filter in the silo checks tenant and
/// role again behind it. Calls that grains make of themselves (timers, reminders) carry none.
/// </summary>
public static class CallContext
{
    private const string Key = "caller";
    private const string AuditedKey = "audited";

    /// <summary>Whether who made the call records a refusal itself; else the call filter does.</summary>
    public static bool IsAudited
    {
        get => RequestContext.Get(AuditedKey) is true;
        set
        {
            if (value)
            {
                RequestContext.Set(AuditedKey, true);
            }
            else
            {
                RequestContext.Remove(AuditedKey);
            }
        }
    }

    public static Caller? Caller
    {
        get => RequestContext.Get(Key) as Caller;
        set
        {
            if (value is null)
            {
                RequestContext.Remove(Key);
            }
            else
            {
                RequestContext.Set(Key, value);
            }
        }
    }
}
