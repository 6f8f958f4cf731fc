using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Backups of one cluster.</summary>
internal static class BackupsApi
{
    private const int Day = 24;

    public static void MapBackups(this IEndpointRouteBuilder cluster)
    {
        var backups = cluster.MapGroup("/backup").WithTags("Backups").RequireRole(Role.Viewer);

        backups.MapGet("/jobs", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Backups(controllerId).Jobs().Answer()).WithSummary("Backups on a schedule");

        backups.MapGet("/age-report", AgeReport)
            .WithSummary("How old the newest backup of each guest is")
            .WithDescription(
                "Templates are left out. One call reads the account's privileges; then each shared storage for backups is read on one of its nodes and each local one on each node: calls says how many. "
                + "A storage that can't be read, or whose backups the account may not see, is named in problems; complete is false then, and a guest without a backup is unknown, not never.");
    }

    public static IBackupReads Backups(this IGrainFactory grains, Guid controller) => grains.GetGrain<IBackupReads>(GrainKeys.Controller(controller));

    private static async Task<LiveResult<BackupAgeReport>> AgeReport(
        [FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains, [FromQuery(Name = "threshold_hours")] int thresholdHours = Day)
    {
        new FieldErrors().Require(thresholdHours is >= 1 and <= 8760, "threshold_hours", "The threshold is 1 to 8760 hours.").ThrowIfAny();
        var report = await grains.Backups(controllerId).AgeReport(thresholdHours);
        return new LiveResult<BackupAgeReport>(new Live<BackupAgeReport>(report, report.AsOf));
    }
}
