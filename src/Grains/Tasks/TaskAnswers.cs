using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class TaskAnswers
{
    /// <summary>Running ones first, then the newest first.</summary>
    public static ImmutableArray<ClusterTask> ToTasks(this IEnumerable<PveTask> tasks) =>
    [
        .. tasks.Select(ToTask)
            .OrderByDescending(task => task.IsRunning)
            .ThenByDescending(task => task.StartedAt)
            .ThenBy(task => task.Upid, StringComparer.Ordinal),
    ];

    public static TaskDetail ToDetail(this PveTaskStatus task, Upid upid) => new()
    {
        Upid = upid.ToString(),
        Node = upid.Node,
        Type = upid.Type,
        Id = upid.Id,
        User = upid.User,
        Status = task.Status,
        Exitstatus = task.ExitStatus is { } exit ? Redaction.RedactText(exit) : null,
        Outcome = task.Status == "running" ? TaskOutcome.Running : Ended(task.ExitStatus),
        StartedAt = task.StartedAt ?? upid.StartedAt,
        Pid = task.Pid,
    };

    public static PveTaskFilter ToPve(this TaskFilter filter) => new()
    {
        Start = filter.Start,
        Limit = filter.Limit,
        Vmid = filter.Vmid,
        Type = filter.Type,
        User = filter.User,
        Errors = filter.Errors,
        Status = filter.Status,
        Since = filter.Since,
        Until = filter.Until,
    };

    // The list of the active has the token's name with the user, the others beside; the UPID always has both.
    private static ClusterTask ToTask(PveTask task)
    {
        Upid.TryParse(task.Upid, out var upid);
        var runs = task.EndedAt is null && task.Status is null or "RUNNING";
        return new ClusterTask
        {
            Upid = task.Upid,
            Node = upid?.Node ?? task.Node ?? "",
            Type = upid?.Type ?? task.Type ?? "",
            Id = upid?.Id ?? task.Id ?? "",
            User = upid?.User ?? task.User ?? "",
            Status = runs ? "running" : Redaction.RedactText(task.Status ?? "unknown"),
            Outcome = runs ? TaskOutcome.Running : Ended(task.Status),
            StartedAt = upid?.StartedAt ?? task.StartedAt,
            EndedAt = task.EndedAt,
        };
    }

    private static TaskOutcome Ended(string? status) => status switch
    {
        "OK" => TaskOutcome.Ok,
        not null when status.StartsWith("WARNINGS:", StringComparison.Ordinal) => TaskOutcome.Warning,
        _ => TaskOutcome.Error,
    };
}
