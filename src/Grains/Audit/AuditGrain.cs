using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;

namespace Hypervisor.Grains;

/// <summary>
/// Entries go to the table first and their place and hash to the state after, so the table may be ahead by a batch that a silo took with it:
/// what verifies is adopted at the next activation. The state being ahead means that the end of the table was cut off.
/// </summary>
internal sealed partial class AuditGrain(
    [PersistentState("audit")] IPersistentState<AuditGrain.State> state,
    AuditLog table,
    IDataProtectionProvider protection,
    TimeProvider time,
    ILogger<AuditGrain> log) : Grain, IAuditGrain, ITenantGrain
{
    private const int PageRows = 500;
    private const int MaxOpen = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private AuditChain? chain;
    private long seq;
    private string hash = AuditChain.Start;

    public string TenantLabel => $"Audit log of {Organization}";

    public (Guid Organization, Guid? Site)? Tenant => (Organization, null);

    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (seq, hash) = (state.State.Seq, state.State.Hash);
        try
        {
            if (state.State.SealedKey is { } sealedKey)
            {
                chain = new AuditChain(Organization, Convert.FromBase64String(Protector.Unprotect(sealedKey)));
            }

            await Adopt();
        }
        catch (Exception failure) when (failure is DbException or CryptographicException)
        {
            LogNotOpened(Organization, failure);
            throw Unavailable();
        }

        this.RegisterGrainTimer(RecordForgotten, new GrainTimerCreationOptions(Patience / 2, Patience / 2));
    }

    public async Task Begin(AuditEntry entry)
    {
        await EnsureKey();
        if (state.State.Open.Length >= MaxOpen)
        {
            throw Unavailable();
        }

        await Write(state.State with { Open = [.. state.State.Open.Where(one => one.Id != entry.Id), AuditRow.Of(entry).ToEntry()] });
    }

    public Task Record(ImmutableArray<AuditEntry> entries) =>
        entries.IsDefaultOrEmpty ? Task.CompletedTask : Add([.. Forgotten().Where(late => entries.All(entry => entry.Id != late.Id)), .. entries]);

    private async Task Add(ImmutableArray<AuditEntry> entries)
    {
        var known = await EnsureKey();
        var rows = new List<StoredAuditRow>();
        try
        {
            var there = await table.Known(Organization, [.. entries.Select(entry => entry.Id.ToString("D"))]);
            var (last, before) = (seq, hash);
            foreach (var entry in entries.DistinctBy(entry => entry.Id).Where(entry => !there.Contains(entry.Id.ToString("D"))))
            {
                var row = AuditRow.Of(entry);
                before = known.Next(before, ++last, row);
                rows.Add(new StoredAuditRow(last, row, before));
            }

            if (rows.Count > 0)
            {
                await table.Add(Organization, rows);
                (seq, hash) = (last, before);
            }
        }
        catch (DbException failure)
        {
            // Perhaps another activation was first: the next one reads what there is.
            LogNotRecorded(Organization, failure);
            DeactivateOnIdle();
            throw Unavailable();
        }

        await Remember([.. entries.Select(entry => entry.Id)]);
    }

    private IDataProtector Protector => protection.CreateProtector("Hypervisor.Audit", Organization.ToString("D"));

    private static FleetException Unavailable() => new(Failure.Unavailable, "audit_unavailable", "The audit log can't be written now, so nothing was done. Ask again.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    // Stored before it is used: what it signed could not be verified by another.
    private async Task<AuditChain> EnsureKey()
    {
        if (chain is null)
        {
            var key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
            await Write(state.State with { SealedKey = Protector.Protect(Convert.ToBase64String(key)) });
            chain = new AuditChain(Organization, key);
        }

        return chain;
    }

    private async Task Write(State next)
    {
        try
        {
            await state.Store(next);
        }
        catch (Exception failure) when (failure is not InconsistentStateException)
        {
            LogNotRecorded(Organization, failure);
            throw Unavailable();
        }
    }

    // The entries are in the table by now and count, even where this fails.
    private async Task Remember(ImmutableArray<Guid> recorded)
    {
        var open = state.State.Open.RemoveAll(entry => recorded.Contains(entry.Id));
        if (seq == state.State.Seq && open.Length == state.State.Open.Length)
        {
            return;
        }

        try
        {
            await state.Store(state.State with { Seq = seq, Hash = hash, Open = open });
        }
        catch (Exception failure)
        {
            LogNotRemembered(Organization, seq, failure);
            DeactivateOnIdle();
        }
    }

    private async Task Adopt()
    {
        var adopted = ImmutableArray.CreateBuilder<Guid>();
        while (await table.After(Organization, seq, PageRows) is { IsEmpty: false } ahead)
        {
            foreach (var stored in ahead)
            {
                if (stored.Seq == seq + 1 && chain?.Holds(hash, stored) == true)
                {
                    hash = stored.Hash;
                    adopted.Add(stored.Row.ToEntry().Id);
                }
                else
                {
                    // Goes on behind it, so that nobody can stop the log by writing into it. Verifying tells where.
                    LogForeign(Organization, stored.Seq);
                }

                seq = stored.Seq;
            }
        }

        await Remember(adopted.ToImmutable());
    }

    // What a silo took with it that went down in the middle.
    private ImmutableArray<AuditEntry> Forgotten() =>
    [
        .. state.State.Open.Where(entry => entry.At < time.GetUtcNow() - Patience).Select(entry => entry with { Result = AuditResult.Unknown }),
    ];

    private Task RecordForgotten(CancellationToken cancel) => Forgotten() is { IsEmpty: false } late ? Add(late) : Task.CompletedTask;

    [LoggerMessage(LogLevel.Error, "The audit log of {Organization} could not be opened")]
    private partial void LogNotOpened(Guid organization, Exception failure);

    [LoggerMessage(LogLevel.Error, "The audit log of {Organization} could not be written")]
    private partial void LogNotRecorded(Guid organization, Exception failure);

    [LoggerMessage(LogLevel.Warning, "The audit log of {Organization} has entry {Seq}, but its place was not stored; the next activation finds it")]
    private partial void LogNotRemembered(Guid organization, long seq, Exception failure);

    [LoggerMessage(LogLevel.Critical, "The audit log of {Organization} has an entry {Seq} that was not recorded by this system")]
    private partial void LogForeign(Guid organization, long seq);

    internal sealed record State
    {
        public string? SealedKey { get; init; }

        public long Seq { get; init; }

        public string Hash { get; init; } = AuditChain.Start;

        /// <summary>What was begun and has no outcome yet.</summary>
        public ImmutableArray<AuditEntry> Open { get; init; } = [];
    }
}
