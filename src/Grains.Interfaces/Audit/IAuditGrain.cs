using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// The log of one organization, or of what belongs to none. One grain keeps it, so that the chain of hashes has one order. The system writes
/// it, never for a caller: use <see cref="AuditRecording"/>, which leaves the caller behind and asks again. Key: <see cref="GrainKeys.Audit"/>.
/// </summary>
[Alias("audit")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps what is about to be done, before it is done. Unless <see cref="Record"/> is called with the same id within ten minutes, it is
    /// recorded as <see cref="AuditResult.Unknown"/>.
    /// </summary>
    [Alias("begin"), Requires(Role.SuperAdmin)]
    Task Begin(AuditEntry entry);

    /// <summary>Adds entries to the chain, all or none. Those whose id is there already are dropped. Unavailable when the store doesn't take them.</summary>
    [Alias("record"), Requires(Role.SuperAdmin)]
    Task Record(ImmutableArray<AuditEntry> entries);

    [Alias("read"), AlwaysInterleave, Requires(Role.OrgAdmin)]
    Task<AuditPage> Read(AuditQuery query);

    /// <summary>Walks a part of the chain, so that no call lasts long. Go on from <see cref="AuditVerification.Reached"/> until it is complete.</summary>
    /// <param name="from">Null for the beginning.</param>
    [Alias("verify"), AlwaysInterleave, Requires(Role.OrgAdmin)]
    Task<AuditVerification> Verify(AuditCheckpoint? from);
}
