using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <param name="Seq">Place in the organization's chain, from 1 without gaps.</param>
/// <param name="Hash">HMAC-SHA-256 over this entry and the hash before.</param>
internal sealed record AuditLine(
    long Seq,
    DateTimeOffset At,
    AuditResult Result,
    string Action,
    Guid? UserId,
    string? Username,
    Guid? ApiKeyId,
    string? Address,
    Guid? ControllerId,
    Guid? ChangeId,
    string? Target,
    string? Detail,
    Guid Id,
    string Hash)
{
    public static AuditLine Of(AuditRecord record)
    {
        var entry = record.Entry;
        return new AuditLine(
            record.Seq, entry.At, entry.Result, entry.Action, entry.By?.UserId, entry.By?.Username, entry.ApiKeyId, entry.Address,
            entry.ControllerId, entry.ChangeId, entry.Target, entry.Detail, entry.Id, record.Hash);
    }
}

/// <param name="NextCursor">For the page before this in time; null at the end.</param>
internal sealed record AuditEntries(ImmutableArray<AuditLine> Items, string? NextCursor);

/// <param name="Verified">How many entries from the first one are as they were recorded.</param>
/// <param name="BrokenAt">The first that isn't.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record AuditState(bool Intact, long Verified, long? BrokenAt, AuditBreakKind? Reason);
