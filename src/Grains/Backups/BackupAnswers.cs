using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class BackupAnswers
{
    public static BackupJob ToJob(this PveBackupJob job) => new()
    {
        Id = job.Id,
        Type = job.Type,
        Schedule = job.Schedule,
        Storage = job.Storage,
        Vmid = job.Vmid ?? "",
        Mode = job.Mode ?? "snapshot",
        Compress = job.Compress ?? "0",
        Enabled = job.Enabled ?? true,
        Mailto = job.MailTo,
        Node = job.Node,
        All = job.All == true,
        Exclude = job.Exclude,
        Pool = job.Pool,
        NextRun = job.NextRun,
        Comment = job.Comment is { } comment ? Redaction.RedactText(comment) : null,
        PruneBackups = job.PruneBackups is { } keep ? ToPropertyString(keep) : null,
    };

    /// <summary>What was read, judged by a threshold.</summary>
    public static BackupAgeReport Judge(this BackupFindings found, int thresholdHours)
    {
        var vms = found.Guests.Select(guest => guest with { Standing = Judge(guest, thresholdHours) }).ToImmutableArray();
        return new BackupAgeReport
        {
            ThresholdHours = thresholdHours,
            TotalVms = vms.Length,
            BackedUp = vms.Count(vm => vm.Standing == BackupStanding.Covered),
            Stale = vms.Count(vm => vm.Standing == BackupStanding.Stale),
            NeverBackedUp = vms.Count(vm => vm.Standing == BackupStanding.Never),
            Unknown = vms.Count(vm => vm.Standing == BackupStanding.Unknown),
            Vms = vms,
            Complete = found.Problems.IsEmpty,
            Problems = found.Problems,
            Calls = found.Calls,
            AsOf = found.AsOf,
        };
    }

    private static BackupStanding Judge(BackupAge guest, int thresholdHours) => guest.AgeHours is not { } age
        ? guest.Standing
        : age <= thresholdHours ? BackupStanding.Covered : BackupStanding.Stale;

    private static string? ToPropertyString(JsonElement keep) => keep.ValueKind switch
    {
        JsonValueKind.Object => string.Join(',', keep.EnumerateObject().OrderBy(measure => measure.Name, StringComparer.Ordinal).Select(measure => $"{measure.Name}={measure.Value}")),
        JsonValueKind.String => keep.GetString(),
        _ => null,
    };
}
