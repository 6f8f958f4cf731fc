using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal sealed partial class AuditGrain
{
    private const int MaxPage = 1000;
    private const int PagesAtOnce = 40;

    public async Task<AuditPage> Read(AuditQuery query)
    {
        var limit = Math.Clamp(query.Limit, 1, MaxPage);
        var rows = await table.Read(Organization, query with { Limit = limit + 1 });
        var page = rows.Length > limit ? rows[..limit] : rows;
        return new AuditPage(
            [.. page.Select(stored => new AuditRecord(stored.Seq, stored.Row.ToEntry(), stored.Hash))],
            rows.Length > limit ? page[^1].Seq : null);
    }

    public async Task<AuditVerification> Verify(AuditCheckpoint? from)
    {
        // What is recorded meanwhile is walked too; what was recorded before must be there.
        var (known, recorded, reached) = (chain, seq, from ?? new AuditCheckpoint(0, AuditChain.Start));
        for (var page = 0; page < PagesAtOnce; page++)
        {
            var rows = await table.After(Organization, reached.Seq, PageRows);
            foreach (var stored in rows)
            {
                if (stored.Seq != reached.Seq + 1)
                {
                    return Broken(reached, AuditBreakKind.Missing);
                }

                if (known?.Holds(reached.Hash, stored) != true)
                {
                    return Broken(reached, AuditBreakKind.Changed);
                }

                reached = new AuditCheckpoint(stored.Seq, stored.Hash);
            }

            if (rows.Length < PageRows)
            {
                return reached.Seq < recorded ? Broken(reached, AuditBreakKind.CutOff) : new AuditVerification(reached, null, IsComplete: true);
            }
        }

        return new AuditVerification(reached, null, IsComplete: false);
    }

    private static AuditVerification Broken(AuditCheckpoint reached, AuditBreakKind kind) =>
        new(reached, new AuditBreak(reached.Seq + 1, kind), IsComplete: true);
}
