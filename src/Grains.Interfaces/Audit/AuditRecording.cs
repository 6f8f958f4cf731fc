using System.Collections.Immutable;
using Orleans.Runtime;

namespace Hypervisor.Grains.Interfaces;

/// <summary>How grains and the API write the log: as the system itself, whoever the call is made for.</summary>
public static class AuditRecording
{
    private const int Tries = 3;

    /// <summary>Keeps what is about to be done. When this fails nothing may be done.</summary>
    /// <param name="grains">Of the silo.</param>
    /// <param name="organization">Whose log; null for what belongs to no organization.</param>
    /// <param name="entry">As it will be recorded, but for the outcome.</param>
    public static Task BeginAudit(this IGrainFactory grains, Guid? organization, AuditEntry entry) =>
        Send(grains, organization, audit => audit.Begin(entry));

    /// <summary>Records entries. Repeatable: what is there already is dropped by its id.</summary>
    public static Task RecordAudit(this IGrainFactory grains, Guid? organization, params ImmutableArray<AuditEntry> entries) =>
        entries.IsEmpty ? Task.CompletedTask : Send(grains, organization, audit => audit.Record(entries));

    private static async Task Send(IGrainFactory grains, Guid? organization, Func<IAuditGrain, Task> call)
    {
        // Undone when this method returns, as all that an asynchronous method does to its context.
        CallContext.Caller = null;
        var audit = grains.GetGrain<IAuditGrain>(GrainKeys.Audit(organization));
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                await call(audit);
                return;
            }
            catch (Exception failure) when (left > 0 && failure is OrleansException or FleetException { IsTransient: true })
            {
                // A silo that went down, or an activation that lost to another: the next one has it right.
            }
        }
    }
}
