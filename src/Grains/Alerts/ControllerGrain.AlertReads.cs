using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>Reads for alerts what no sync reads: seldom, a few clusters at once, and behind what people ask for.</summary>
internal sealed partial class ControllerGrain
{
    private static readonly TimeSpan BackupsEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan CertificatesEvery = TimeSpan.FromHours(6);
    private static readonly TimeSpan AgainAfterFailure = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan First = TimeSpan.FromMinutes(3);

    private bool readsForAlerts;

    private async Task ReadForAlerts()
    {
        if (readsForAlerts)
        {
            return;
        }

        readsForAlerts = true;
        try
        {
            // Nobody asked for it, whoever started the sync before.
            CallContext.Caller = null;
            await PlanAlertReads();
            if (IsDue(AlertKind.BackupStale, alerts.State.BackupsDueAt) || IsDue(AlertKind.CertificateExpiring, alerts.State.CertificatesDueAt))
            {
                using var turn = await turns.Take();
                await ReadBackupsForAlerts();
                await ReadCertificatesForAlerts();
            }
        }
        catch (Exception failure)
        {
            LogAlertReadFailed(Id, failure);
        }
        finally
        {
            readsForAlerts = false;
        }
    }

    private Task PlanAlertReads() => alerts.State is { BackupsDueAt: not null, CertificatesDueAt: not null }
        ? Task.CompletedTask
        : Due(First, First, onlyWhereMissing: true);

    private async Task ReadBackupsForAlerts()
    {
        if (!IsDue(AlertKind.BackupStale, alerts.State.BackupsDueAt))
        {
            return;
        }

        var wait = AgainAfterFailure;
        try
        {
            var found = await Survey(background: true);
            if (inventory is { } current)
            {
                await JudgeAlerts(AlertReadings.Of(found, current, state.State.Name));
            }

            wait = BackupsEvery;
        }
        finally
        {
            await Due(wait, null);
        }
    }

    private async Task ReadCertificatesForAlerts()
    {
        if (!IsDue(AlertKind.CertificateExpiring, alerts.State.CertificatesDueAt) || inventory is not { } current)
        {
            return;
        }

        var read = new Dictionary<string, ClusterJson>(StringComparer.Ordinal);
        foreach (var node in current.Nodes.Where(node => node.Status == "online"))
        {
            try
            {
                read[node.Name] = (await Certificates(node.Name, background: true)).Value;
            }
            catch (FleetException away)
            {
                LogCertificatesUnread(Id, node.Name, away.Message);
            }
        }

        var isComplete = read.Count == current.Nodes.Length;
        await JudgeAlerts(AlertReadings.Of(read, isComplete, state.State.Name, time.GetUtcNow()));
        await Due(null, isComplete ? CertificatesEvery : AgainAfterFailure * 4);
    }

    private bool IsDue(AlertKind kind, DateTimeOffset? due) => due <= time.GetUtcNow() && alertRules?.Rules.Any(rule => rule.Kind == kind && rule.Enabled) == true;

    // Kept, so that a silo that starts doesn't have all its clusters read at once.
    private async Task Due(TimeSpan? backups, TimeSpan? certificates, bool onlyWhereMissing = false)
    {
        await writingAlerts.WaitAsync();
        try
        {
            var book = alerts.State;
            if (!IsRegistered)
            {
                return;
            }

            await alerts.Store(book with
            {
                BackupsDueAt = Next(book.BackupsDueAt, backups),
                CertificatesDueAt = Next(book.CertificatesDueAt, certificates),
            });
        }
        finally
        {
            writingAlerts.Release();
        }

        DateTimeOffset? Next(DateTimeOffset? due, TimeSpan? wait) => wait is not { } length || (onlyWhereMissing && due is not null)
            ? due
            : time.GetUtcNow() + (length * (0.8 + (Random.Shared.NextDouble() * 0.4)));
    }

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} could not be read for alerts; it is tried again later")]
    private partial void LogAlertReadFailed(Guid controller, Exception failure);

    [LoggerMessage(LogLevel.Information, "The certificates of node {Node} of controller {Controller} could not be read for alerts: {Reason}")]
    private partial void LogCertificatesUnread(Guid controller, string node, string reason);
}
