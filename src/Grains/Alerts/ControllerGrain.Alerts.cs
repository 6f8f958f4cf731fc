using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Hypervisor.Grains;

/// <summary>
/// Judges alerts by what each sync found. What begins is stored before anyone is told, so that an activation that is lost, or two of them,
/// raise nothing twice; a cluster that can't be read leaves its alerts as they are.
/// </summary>
internal sealed partial class ControllerGrain : IControllerAlerts, IAlertRulesFollower
{
    private const int MaxShown = 100;

    /// <summary>Controllers that were not told of new rules read them by then.</summary>
    private static readonly TimeSpan RulesLifetime = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim writingAlerts = new(1, 1);
    private AlertRules? alertRules;
    private Dictionary<AlertKind, int> countedAlerts = [];
    private long rulesReadAt;

    public async Task<ImmutableArray<Alert>> ActiveAlerts()
    {
        EnsureRegistered();
        var judge = Judge(await Rules());
        var book = alerts.State;
        return [.. book.Conditions.Select(condition => condition.Alert).OfType<Alert>().Select(alert => judge.Show(book, alert))];
    }

    public Task<ImmutableArray<Alert>> EndedAlerts()
    {
        EnsureRegistered();
        return Task.FromResult<ImmutableArray<Alert>>([.. alerts.State.Ended.Select(alert => alert with { ControllerId = Id, ControllerName = state.State.Name, SiteId = state.State.SiteId })]);
    }

    public Task<Alert> AcknowledgeAlert(Guid alert, string? note)
    {
        var caller = DemandCaller();
        var kept = AlertRuleChecks.Note(note);
        return OnAlert("alert.acknowledge", kept, alert, (book, condition) => condition.Alert!.AcknowledgedAt is not null
            ? book
            : With(book, condition, condition.Alert with { AcknowledgedBy = new Person(caller.UserId, caller.Username), AcknowledgedAt = time.GetUtcNow(), Note = kept }));
    }

    public Task<Alert> MuteAlert(Guid alert, MuteAlert mute)
    {
        var until = AlertRuleChecks.Check(mute, time.GetUtcNow());
        return OnAlert("alert.mute", $"until {until.Until:O}{(until.Reason is null ? "" : $"; {until.Reason}")}", alert, (book, condition) => book with { Mutes = book.Mutes.SetItem(AlertCondition.KeyOf(condition.Kind, condition.Object), until) });
    }

    public Task<Alert> UnmuteAlert(Guid alert) =>
        OnAlert("alert.unmute", null, alert, (book, condition) => book with { Mutes = book.Mutes.Remove(AlertCondition.KeyOf(condition.Kind, condition.Object)) });

    public async Task FollowRules(AlertRules rules)
    {
        (alertRules, rulesReadAt) = (rules, time.GetTimestamp());
        if (IsRegistered)
        {
            await ChangeAlerts((judge, book) => judge.Settle(book));
            await TellAlerts();
        }
    }

    /// <summary>The sync goes on whatever becomes of its alerts.</summary>
    private async Task JudgeAlerts(AlertReading reading)
    {
        if (!IsRegistered)
        {
            return;
        }

        try
        {
            await Rules();
            await ChangeAlerts((judge, book) => judge.Judge(book, reading));
            await TellAlerts();
        }
        catch (InconsistentStateException lost)
        {
            LeaveToOther(lost);
        }
        catch (Exception failure)
        {
            LogAlertsNotJudged(Id, failure);
        }
    }

    /// <summary>The alerts end with the controller, and who was told of them hears so.</summary>
    private async Task EndAlerts()
    {
        alertRules ??= AlertRules.Default;
        await ChangeAlerts((judge, book) => judge.End(book));
        if (!alerts.State.Untold.IsEmpty)
        {
            await GrainFactory.GetGrain<IAlertInbox>(GrainKeys.AlertWebhooks(state.State.OrganizationId)).Post(alerts.State.Untold);
        }
    }

    private async Task<Alert> OnAlert(string action, string? detail, Guid id, Func<AlertBook, AlertCondition, AlertBook> change)
    {
        EnsureRegistered();
        var rules = await Rules();
        await ChangeAlerts((judge, book) => judge.Settle(change(book, book.Find(id) ?? throw FleetException.NotFound($"Alert {id}"))), force: true);
        await TellAlerts();
        var now = alerts.State;
        var shown = Judge(rules).Show(now, now.Find(id)?.Alert ?? throw FleetException.NotFound($"Alert {id}"));
        await GrainFactory.RecordAudit(state.State.OrganizationId, AuditEntry.Of(CallContext.Caller, time.GetUtcNow(), action, AuditResult.Succeeded) with { ControllerId = Id, Target = $"{shown.Summary} ({id})", Detail = detail });
        return shown;
    }

    private static AlertBook With(AlertBook book, AlertCondition condition, Alert alert) =>
        book with { Conditions = book.Conditions.Replace(condition, condition with { Alert = alert }) };

    /// <summary>One after the other: what people do to an alert and what a sync finds come at the same time.</summary>
    private async Task ChangeAlerts(Func<AlertJudge, AlertBook, AlertBook> next, bool force = false)
    {
        await writingAlerts.WaitAsync();
        var before = alerts.State;
        try
        {
            var judge = Judge(alertRules!);
            var after = next(judge, before);
            if (judge.Changed || (force && !ReferenceEquals(after, before)))
            {
                await alerts.Store(after);
                CountAlerts(counted is not null);
            }
            else
            {
                // Values and times alone aren't worth a write at each sync.
                alerts.State = after;
                return;
            }
        }
        finally
        {
            writingAlerts.Release();
        }

        await PublishAlerts(before);
    }

    private void CountAlerts(bool isServed)
    {
        var now = isServed ? alerts.State.Conditions.Where(condition => condition.Alert is not null).CountBy(condition => condition.Kind).ToDictionary() : [];
        GrainTelemetry.AlertsAre(countedAlerts, now);
        countedAlerts = now;
    }

    // Cleared in memory only: the next state that is stored says so too, and whoever is told again drops it.
    private async Task TellAlerts()
    {
        if (alerts.State.Untold is not { IsEmpty: false } untold)
        {
            return;
        }

        try
        {
            await GrainFactory.GetGrain<IAlertInbox>(GrainKeys.AlertWebhooks(state.State.OrganizationId)).Post(untold);
            var told = untold.Select(one => one.Id).ToHashSet();
            alerts.State = alerts.State with { Untold = [.. alerts.State.Untold.Where(one => !told.Contains(one.Id))] };
        }
        catch (Exception failure)
        {
            LogAlertsNotTold(Id, failure);
        }
    }

    private Task PublishAlerts(AlertBook before)
    {
        var (judge, now) = (Judge(alertRules!), alerts.State);
        var known = before.Conditions.Where(condition => condition.Alert is not null).ToDictionary(condition => condition.Alert!.Id, condition => judge.Show(before, condition.Alert!));
        var active = now.Conditions.Select(condition => condition.Alert).OfType<Alert>().Select(alert => judge.Show(now, alert)).ToArray();
        var ended = now.Ended.TakeWhile(alert => before.Ended.All(old => old.Id != alert.Id)).ToArray();
        var raised = active.Where(alert => !known.ContainsKey(alert.Id)).ToArray();
        var changed = active.Where(alert => known.TryGetValue(alert.Id, out var old) && (old.AcknowledgedAt, old.Mute, old.Severity) != (alert.AcknowledgedAt, alert.Mute, alert.Severity)).ToArray();
        return raised.Length + changed.Length + ended.Length == 0
            ? Task.CompletedTask
            : Publish([EventOf("alert", new
            {
                controller_id = Id,
                active = active.Count(alert => alert.Mute is null),
                muted = active.Count(alert => alert.Mute is not null),
                raised = raised.Take(MaxShown),
                changed = changed.Take(MaxShown),
                cleared = ended.Take(MaxShown),
            })]);
    }

    private async Task<AlertRules> Rules()
    {
        if (alertRules is null || time.GetElapsedTime(rulesReadAt) > RulesLifetime)
        {
            try
            {
                var read = await GrainFactory.GetGrain<IAlertRulesGrain>(GrainKeys.AlertRules(state.State.OrganizationId)).Get();
                (alertRules, rulesReadAt) = (read, time.GetTimestamp());
            }
            catch (Exception away) when (alertRules is not null && away is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
            {
                LogOldRules(Id, away);
            }
        }

        return alertRules!;
    }

    private AlertJudge Judge(AlertRules rules) => new(rules, new AlertSource(Id, state.State.Name, state.State.SiteId, CurrentStatus != ControllerStatus.Online), time.GetUtcNow());

    private static Caller DemandCaller() => CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "Somebody acknowledges an alert: the call says for whom it is.");

    [LoggerMessage(LogLevel.Error, "Controller {Controller} could not judge its alerts; it does so at the next sync")]
    private partial void LogAlertsNotJudged(Guid controller, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} could not tell the webhooks of its alerts; they are told at the next sync")]
    private partial void LogAlertsNotTold(Guid controller, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} can't read the alert rules now; it goes on by those that it knows")]
    private partial void LogOldRules(Guid controller, Exception failure);
}
