using System.Globalization;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What an organization's policy says of a change.</summary>
internal static class ChangeRules
{
    private const int MaxRules = 100;
    private const int MaxTag = 124;

    /// <summary>The strictest rule that is for it.</summary>
    public static ApprovalRule ApprovalOf(this ChangePolicy policy, Guid controller, Risk risk, IReadOnlyCollection<string> tags) => policy.Approvals
        .Where(approval => approval.Scope.Holds(controller, risk, tags))
        .Select(approval => approval.Rule)
        .DefaultIfEmpty(ApprovalRule.None)
        .Max();

    /// <summary>Whether it may be applied now, as far as windows say; else what they are.</summary>
    public static string? ClosedBy(this ChangePolicy policy, Guid controller, Risk risk, IReadOnlyCollection<string> tags, DateTimeOffset now)
    {
        var windows = policy.Windows.Where(window => window.Scope.Holds(controller, risk, tags)).ToList();
        return windows.Count == 0 || windows.Any(window => window.IsOpen(now)) ? null : string.Join("; ", windows.Select(Words));
    }

    public static void Check(ChangePolicy policy, FieldErrors errors)
    {
        errors.Require(policy.LifetimeHours is >= 1 and <= 2160, "changes.lifetime_hours", "The lifetime is 1 to 2160 hours.")
            .Require(policy.MaxOpen is >= 1 and <= 10_000, "changes.max_open", "1 to 10000 changes may be open.")
            .Require(!policy.Approvals.IsDefault && policy.Approvals.Length <= MaxRules, "changes.approvals", $"There may be a list of at most {MaxRules} rules.")
            .Require(!policy.Windows.IsDefault && policy.Windows.Length <= MaxRules, "changes.windows", $"There may be a list of at most {MaxRules} windows.");
        foreach (var (index, approval) in policy.Approvals.IsDefault ? [] : policy.Approvals.Index())
        {
            Check(approval?.Scope, $"changes.approvals[{index}]", errors);
            errors.Require(approval is null || Enum.IsDefined(approval.Rule), $"changes.approvals[{index}].rule", "The rule is none, one_approver or two_persons.");
        }

        foreach (var (index, window) in policy.Windows.IsDefault ? [] : policy.Windows.Index())
        {
            var field = $"changes.windows[{index}]";
            Check(window?.Scope, field, errors);
            errors.Require(Clock(window?.Start) is not null, $"{field}.start", $"'{Brief(window?.Start)}' is no time of day; write 22:00.")
                .Require(Clock(window?.End) is not null, $"{field}.end", $"'{Brief(window?.End)}' is no time of day; write 04:00.")
                .Require(TimeZoneInfo.TryFindSystemTimeZoneById(window?.TimeZone ?? "", out _), $"{field}.time_zone", $"'{Brief(window?.TimeZone)}' is no time zone; write Europe/Berlin or UTC.")
                .Require(window is null || (!window.Days.IsDefault && window.Days.All(Enum.IsDefined)), $"{field}.days", "Days are monday to sunday, in a list; none means all.");
        }
    }

    private static void Check(ChangeScope? scope, string field, FieldErrors errors) => errors
        .Require(scope is not null, $"{field}.scope", "An object is expected; an empty one is for all changes.")
        .Require(scope?.Tag is not { Length: 0 or > MaxTag }, $"{field}.scope.tag", $"A tag has 1 to {MaxTag} characters.")
        .Require(scope?.Risk is not { } risk || Enum.IsDefined(risk), $"{field}.scope.risk", "The risk is safe, disruptive or catastrophic.");

    private static bool Holds(this ChangeScope scope, Guid controller, Risk risk, IReadOnlyCollection<string> tags) =>
        (scope.Risk is not { } least || risk >= least)
        && (scope.ControllerId is not { } only || controller == only)
        && (scope.Tag is not { } tag || tags.Contains(tag, StringComparer.OrdinalIgnoreCase));

    private static bool IsOpen(this MaintenanceWindow window, DateTimeOffset now)
    {
        if (Clock(window.Start) is not { } start || Clock(window.End) is not { } end || !TimeZoneInfo.TryFindSystemTimeZoneById(window.TimeZone, out var zone))
        {
            return false;
        }

        var local = TimeZoneInfo.ConvertTime(now, zone);
        var clock = TimeOnly.FromDateTime(local.DateTime);
        var yesterday = (DayOfWeek)(((int)local.DayOfWeek + 6) % 7);
        return start < end
            ? On(local.DayOfWeek) && clock >= start && clock < end
            : (On(local.DayOfWeek) && clock >= start) || (On(yesterday) && clock < end);

        bool On(DayOfWeek day) => window.Days.IsDefaultOrEmpty || window.Days.Contains(day);
    }

    private static string Words(MaintenanceWindow window) =>
        $"{(window.Days.IsDefaultOrEmpty ? "daily" : string.Join(", ", window.Days))} {window.Start}-{window.End} {window.TimeZone}";

    private static TimeOnly? Clock(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : null;

    private static string Brief(string? text) => text is null ? "" : text.Length > 40 ? text[..40] : text;
}
