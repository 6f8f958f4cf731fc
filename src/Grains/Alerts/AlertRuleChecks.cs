using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What rules and mutes may say.</summary>
internal static partial class AlertRuleChecks
{
    public const int MaxRules = 50;

    private const int MaxEntries = 100;
    private const int MaxSeconds = 7 * 24 * 3600;
    private const int MaxReason = 500;

    /// <summary>The less there is left, the worse it is.</summary>
    public static bool IsLowBad(AlertKind kind) => kind == AlertKind.CertificateExpiring;

    public static ImmutableArray<AlertRule> Check(ImmutableArray<AlertRule> rules)
    {
        var errors = new FieldErrors();
        if (rules.IsDefault || rules.Length > MaxRules)
        {
            throw FleetException.Invalid("rules", $"Give the list of rules, at most {MaxRules}.");
        }

        foreach (var (index, rule) in rules.Index())
        {
            Check(rule, $"rules[{index}]", errors);
            errors.Require(rule?.Id is null || rules.Take(index).All(other => other?.Id != rule.Id), $"rules[{index}].id", "Another rule has this id.");
        }

        errors.ThrowIfAny();
        return [.. rules.Select(rule => rule with { Scope = Filled(rule.Scope) })];
    }

    public static AlertMute Check(MuteAlert mute, DateTimeOffset now)
    {
        var caller = CallContext.Caller ?? throw new FleetException(Failure.Unauthenticated, "no_caller", "Somebody mutes an alert: the call says for whom it is.");
        new FieldErrors()
            .Require(mute.Until is { } until && until > now + TimeSpan.FromMinutes(1) - TimeSpan.FromSeconds(5) && until <= now + TimeSpan.FromDays(366), "until", "Give a time that is a minute to 366 days from now.")
            .Require(mute.Reason is not { Length: > MaxReason }, "reason", $"A reason has at most {MaxReason} characters.")
            .ThrowIfAny();
        return new AlertMute(mute.Until!.Value, new Person(caller.UserId, caller.Username), now, string.IsNullOrWhiteSpace(mute.Reason) ? null : mute.Reason.Trim());
    }

    public static string? Note(string? note)
    {
        new FieldErrors().Require(note is not { Length: > MaxReason }, "note", $"A note has at most {MaxReason} characters.").ThrowIfAny();
        return string.IsNullOrWhiteSpace(note) ? null : note.Trim();
    }

    private static void Check(AlertRule? rule, string at, FieldErrors errors)
    {
        if (rule is null)
        {
            errors.Add(at, "A rule is expected, not null.");
            return;
        }

        errors.Require(rule.Id is not null && IdPattern().IsMatch(rule.Id), $"{at}.id", "A rule's id has 1 to 63 lower-case letters, digits and hyphens, and starts with a letter.")
            .Require(rule.Kind is { } kind && Enum.IsDefined(kind), $"{at}.kind", "Give the kind of alert.")
            .Require(Enum.IsDefined(rule.Severity), $"{at}.severity", "There is no such severity.")
            .Require(rule.RaiseAfterSeconds is >= 0 and <= MaxSeconds, $"{at}.raise_after_seconds", $"It is 0 to {MaxSeconds}.")
            .Require(rule.ClearAfterSeconds is >= 0 and <= MaxSeconds, $"{at}.clear_after_seconds", $"It is 0 to {MaxSeconds}.");
        CheckThresholds(rule, at, errors);
        CheckScope(Filled(rule.Scope), rule.Kind, $"{at}.scope", errors);
    }

    private static void CheckThresholds(AlertRule rule, string at, FieldErrors errors)
    {
        var (least, most, unit) = rule.Kind switch
        {
            AlertKind.StorageFull => (1d, 100d, "percent"),
            AlertKind.BackupStale => (1d, 8760d, "hours"),
            AlertKind.CertificateExpiring => (0d, 365d, "days"),
            _ => (0d, 0d, ""),
        };
        if (unit.Length == 0)
        {
            errors.Require(rule.RaiseAt is null, $"{at}.raise_at", "There is nothing to measure for this kind: leave it out.")
                .Require(rule.ClearAt is null, $"{at}.clear_at", "There is nothing to measure for this kind: leave it out.");
            return;
        }

        var isLowBad = IsLowBad(rule.Kind!.Value);
        errors.Require(rule.RaiseAt is { } raise && raise >= least && raise <= most, $"{at}.raise_at", $"It is {least} to {most} {unit}.")
            .Require(rule.ClearAt is { } clear && clear >= 0 && clear <= most, $"{at}.clear_at", $"It is 0 to {most} {unit}.")
            .Require(
                rule is not { RaiseAt: { } from, ClearAt: { } to } || (isLowBad ? to >= from : to <= from),
                $"{at}.clear_at",
                isLowBad ? "It is not less than raise_at: fewer days are worse." : "It is not more than raise_at.");
    }

    private static void CheckScope(AlertScope scope, AlertKind? kind, string at, FieldErrors errors) => errors
        .Require(scope.Sites.Length <= MaxEntries, $"{at}.sites", $"At most {MaxEntries}.")
        .Require(scope.Controllers.Length <= MaxEntries, $"{at}.controllers", $"At most {MaxEntries}.")
        .Require(scope.Tags.Length <= MaxEntries && scope.Tags.All(IsWord), $"{at}.tags", $"At most {MaxEntries}, each 1 to 128 characters.")
        .Require(scope.Tags.IsEmpty || kind is null or AlertKind.BackupStale, $"{at}.tags", "Only guests have tags: this kind is of something else.")
        .Require(scope.Names.Length <= MaxEntries && scope.Names.All(IsWord), $"{at}.names", $"At most {MaxEntries}, each 1 to 128 characters; * stands for any.");

    private static bool IsWord(string? text) => text is { Length: >= 1 and <= 128 } && !text.Any(char.IsControl);

    // A list that is null in JSON arrives as none at all.
    private static AlertScope Filled(AlertScope? scope) => scope is null
        ? new AlertScope()
        : new AlertScope
        {
            Sites = scope.Sites.IsDefault ? [] : scope.Sites,
            Controllers = scope.Controllers.IsDefault ? [] : scope.Controllers,
            Tags = scope.Tags.IsDefault ? [] : scope.Tags,
            Names = scope.Names.IsDefault ? [] : scope.Names,
        };

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,62}\z")]
    private static partial Regex IdPattern();
}
