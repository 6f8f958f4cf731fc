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
    private const string ReadKey = "read";

    /// <summary>Whether who made the call records a refusal itself; else the call filter does.</summary>
    public static bool IsAudited
    {
        get => IsSet(AuditedKey);
        set => Set(AuditedKey, value);
    }

    /// <summary>Whether the call changes nothing, so that it may be made again where its answer was lost with a silo.</summary>
    public static bool IsRead
    {
        get => IsSet(ReadKey);
        set => Set(ReadKey, value);
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

    private static bool IsSet(string key) => RequestContext.Get(key) is true;

    private static void Set(string key, bool value)
    {
        if (value)
        {
            RequestContext.Set(key, true);
        }
        else
        {
            RequestContext.Remove(key);
        }
    }
}
