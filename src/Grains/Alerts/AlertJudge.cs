using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>Turns the page of an <see cref="AlertBook"/>: what began, went on and ended. Changes nothing else, and knows no clock but the time that it is given.</summary>
internal sealed class AlertJudge(AlertRules rules, AlertSource source, DateTimeOffset now)
{
    private const int MaxConditions = 5000;
    private const int MaxEnded = 100;
    private const int MaxUntold = 1000;

    private readonly List<Alert> ended = [];
    private readonly List<AlertEvent> news = [];

    /// <summary>More changed than values and times: it must be stored.</summary>
    public bool Changed { get; private set; }

    public AlertBook Judge(AlertBook book, AlertReading reading)
    {
        var conditions = book.Conditions.ToDictionary(condition => AlertCondition.KeyOf(condition.Kind, condition.Object), StringComparer.Ordinal);
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var measure in reading.Measures)
        {
            var key = AlertCondition.KeyOf(measure.Kind, measure.Object);
            read.Add(key);
            Put(conditions, key, Next(conditions.GetValueOrDefault(key), measure));
        }

        foreach (var (key, missing) in conditions.Where(one => reading.Complete.Contains(one.Value.Kind) && !read.Contains(one.Key)).ToList())
        {
            Put(conditions, key, Good(missing, AlertEnd.Gone));
        }

        return Settle(book with { Conditions = [.. conditions.Values] });
    }

    /// <summary>Ends what no rule covers any more, and tells of what isn't muted any more.</summary>
    public AlertBook Settle(AlertBook book)
    {
        var settled = book.Conditions.Select(Ruled).OfType<AlertCondition>().Select(condition => Told(book, condition)).ToImmutableArray();
        return Close(book with { Conditions = settled });
    }

    /// <summary>The controller goes, and its alerts with it.</summary>
    public AlertBook End(AlertBook book)
    {
        foreach (var condition in book.Conditions)
        {
            Over(condition, AlertEnd.ControllerRemoved);
        }

        return Close(book with { Conditions = [] });
    }

    /// <summary>As callers see it: under the controller's name and site of now.</summary>
    public Alert Show(AlertBook book, Alert alert)
    {
        var mute = Mute(book, alert.Kind, alert.Object, alert.RuleId);
        return alert with
        {
            ControllerId = source.Id,
            ControllerName = source.Name,
            SiteId = source.SiteId,
            Mute = mute.Mute,
            MutedByRule = mute.ByRule,
            Stale = alert.ClearedAt is null && source.Stale && alert.Kind != AlertKind.ControllerUnreachable,
        };
    }

    private AlertCondition? Next(AlertCondition? condition, AlertMeasure measure)
    {
        if (rules.For(measure.Kind, measure.Object, measure.Tags, source.Id, source.SiteId) is not { Enabled: true } rule)
        {
            return condition;
        }

        condition = condition is null ? null : condition with { Object = measure.Object, Tags = measure.Tags };
        return StandingOf(measure, rule) switch
        {
            Standing.Bad => Bad(condition, measure, rule),
            Standing.Good => condition is null ? null : Good(Seen(condition, measure, bad: false), AlertEnd.Recovered),
            Standing.Between => condition is null ? null : Between(Seen(condition, measure, bad: false)),
            _ => condition,
        };
    }

    private static Standing StandingOf(AlertMeasure measure, AlertRule rule)
    {
        if (measure.IsBad is { } bad)
        {
            return bad ? Standing.Bad : Standing.Good;
        }

        if (measure.Value is not { } value || rule.RaiseAt is not { } raise || rule.ClearAt is not { } clear)
        {
            return Standing.Unknown;
        }

        var isLowBad = AlertRuleChecks.IsLowBad(measure.Kind);
        if (isLowBad ? value <= raise : value >= raise)
        {
            return measure.MayBeBetter ? Standing.Unknown : Standing.Bad;
        }

        return (isLowBad ? value > clear : value < clear) ? Standing.Good : Standing.Between;
    }

    private AlertCondition Bad(AlertCondition? condition, AlertMeasure measure, AlertRule rule)
    {
        Changed |= condition is null || condition.GoodSince is not null;
        condition = Seen((condition ?? new AlertCondition { Kind = measure.Kind, Object = measure.Object, Tags = measure.Tags, BadSince = now }) with { GoodSince = null }, measure, bad: true);
        var wait = measure.CountsHours ? TimeSpan.FromHours(rule.RaiseAt ?? 0) : TimeSpan.FromSeconds(rule.RaiseAfterSeconds);
        if (condition.Alert is not null || now - condition.BadSince < wait)
        {
            return condition;
        }

        Changed = true;
        return condition with
        {
            Alert = new Alert
            {
                Id = Guid.NewGuid(),
                Kind = measure.Kind,
                RuleId = rule.Id!,
                Severity = rule.Severity,
                ControllerId = source.Id,
                ControllerName = source.Name,
                SiteId = source.SiteId,
                Object = measure.Object,
                Summary = measure.Summary,
                Value = measure.Value,
                Threshold = rule.RaiseAt,
                FirstSeen = condition.BadSince,
                LastSeen = now,
                RaisedAt = now,
            },
        };
    }

    private AlertCondition? Between(AlertCondition condition)
    {
        Changed |= condition.Alert is null || condition.GoodSince is not null;
        return condition.Alert is null ? null : condition with { GoodSince = null };
    }

    private AlertCondition? Good(AlertCondition condition, AlertEnd why)
    {
        Changed |= condition.Alert is null || condition.GoodSince is null;
        if (condition.Alert is not { } alert)
        {
            return null;
        }

        var since = condition.GoodSince ?? now;
        var rule = rules.Rules.FirstOrDefault(one => one.Id == alert.RuleId);
        if (now - since < TimeSpan.FromSeconds(rule?.ClearAfterSeconds ?? 0))
        {
            return condition with { GoodSince = since };
        }

        Over(condition, why);
        return null;
    }

    private AlertCondition Seen(AlertCondition condition, AlertMeasure measure, bool bad) => condition.Alert is not { } alert
        ? condition
        : condition with
        {
            Alert = alert with
            {
                Object = measure.Object,
                Value = measure.Value,
                Summary = bad ? measure.Summary : alert.Summary,
                LastSeen = bad ? now : alert.LastSeen,
            },
        };

    /// <summary>Under the rule that counts for it now; null: it is over.</summary>
    private AlertCondition? Ruled(AlertCondition condition)
    {
        if (rules.For(condition.Kind, condition.Object, condition.Tags, source.Id, source.SiteId) is not { Enabled: true } rule)
        {
            Over(condition, AlertEnd.RuleEnded);
            return null;
        }

        if (condition.Alert is not { } alert || (alert.RuleId == rule.Id && alert.Severity == rule.Severity && alert.Threshold.Equals(rule.RaiseAt)))
        {
            return condition;
        }

        Changed = true;
        return condition with { Alert = alert with { RuleId = rule.Id!, Severity = rule.Severity, Threshold = rule.RaiseAt } };
    }

    private AlertCondition Told(AlertBook book, AlertCondition condition)
    {
        if (condition is not { Alert: { } alert, Told: false } || Mute(book, condition.Kind, condition.Object, alert.RuleId).Mute is not null)
        {
            return condition;
        }

        Changed = true;
        news.Add(new AlertEvent(FabricOperations.IdOf($"{alert.Id:D}/raised"), AlertEventType.Raised, now, Show(book, alert)));
        return condition with { Told = true };
    }

    private void Over(AlertCondition condition, AlertEnd why)
    {
        Changed = true;
        if (condition.Alert is not { } alert)
        {
            return;
        }

        var over = alert with { ClearedAt = now, EndedBy = why, ControllerName = source.Name, SiteId = source.SiteId };
        ended.Add(over);
        if (condition.Told)
        {
            news.Add(new AlertEvent(FabricOperations.IdOf($"{alert.Id:D}/cleared"), AlertEventType.Cleared, now, over));
        }
    }

    private AlertBook Close(AlertBook book)
    {
        var closed = book with
        {
            Ended = [.. ended.Concat(book.Ended).Take(MaxEnded)],
            Untold = [.. book.Untold.Concat(news).TakeLast(MaxUntold)],
            Mutes = Changed ? book.Mutes.RemoveRange(book.Mutes.Where(mute => mute.Value.Until <= now).Select(mute => mute.Key)) : book.Mutes,
        };
        ended.Clear();
        news.Clear();
        return closed;
    }

    private (AlertMute? Mute, bool ByRule) Mute(AlertBook book, AlertKind kind, AlertObject about, string rule)
    {
        if (book.Mutes.GetValueOrDefault(AlertCondition.KeyOf(kind, about)) is { } own && own.Until > now)
        {
            return (own, false);
        }

        return rules.Mutes.GetValueOrDefault(rule) is { } ofRule && ofRule.Until > now ? (ofRule, true) : (null, false);
    }

    private static void Put(Dictionary<string, AlertCondition> conditions, string key, AlertCondition? next)
    {
        if (next is null)
        {
            conditions.Remove(key);
        }
        else if (conditions.Count < MaxConditions || conditions.ContainsKey(key))
        {
            conditions[key] = next;
        }
    }

    private enum Standing
    {
        Unknown,
        Good,
        Between,
        Bad,
    }
}

/// <summary>Whose alerts they are.</summary>
/// <param name="Stale">It can't be read at the moment.</param>
internal sealed record AlertSource(Guid Id, string Name, Guid? SiteId, bool Stale);
