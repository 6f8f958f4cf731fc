using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IBackupReads
{
    private static readonly TimeSpan SurveyTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SurveyLifetime = TimeSpan.FromMinutes(5);

    private (PveClient By, BackupFindings Found, long At)? surveyed;

    public Task<Live<ImmutableArray<BackupJob>>> Jobs() => Live(
        "backup/jobs",
        async (pve, cancellation) => (await pve.GetBackupJobs(cancellation)).OrderBy(job => job.Id, StringComparer.Ordinal).Select(job => job.ToJob()).ToImmutableArray());

    public async Task<BackupAgeReport> AgeReport(int thresholdHours) => (await Survey()).Judge(thresholdHours);

    public async Task<BackupAgeReport> RecentAgeReport(int thresholdHours)
    {
        EnsureRegistered();
        return surveyed is { } last && last.By == client && time.GetElapsedTime(last.At) < SurveyLifetime
            ? last.Found.Judge(thresholdHours)
            : await AgeReport(thresholdHours);
    }

    private async Task<BackupFindings> Survey(bool background = false)
    {
        var current = Lists().Inventory;
        var answer = await Live(
            "backup/ages",
            async (pve, cancellation) =>
            {
                var found = await new BackupSurvey(pve, current, background, time, cancellation).Run();
                surveyed = (pve, found, time.GetTimestamp());
                return found;
            },
            within: SurveyTimeout);
        return answer.Value;
    }
}
