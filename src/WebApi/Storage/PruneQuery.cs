using System.ComponentModel.DataAnnotations;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Mvc;

namespace Hypervisor.WebApi;

/// <summary>The query of a prune preview. Without any measure the storage's own setting holds.</summary>
internal sealed record PruneQuery(
    [property: FromQuery(Name = "vmid"), Range(100, 999_999_999)] int? Vmid,
    [property: FromQuery(Name = "keep_last"), Range(0, 365)] int? KeepLast,
    [property: FromQuery(Name = "keep_hourly"), Range(0, 365)] int? KeepHourly,
    [property: FromQuery(Name = "keep_daily"), Range(0, 365)] int? KeepDaily,
    [property: FromQuery(Name = "keep_weekly"), Range(0, 365)] int? KeepWeekly,
    [property: FromQuery(Name = "keep_monthly"), Range(0, 365)] int? KeepMonthly,
    [property: FromQuery(Name = "keep_yearly"), Range(0, 365)] int? KeepYearly,
    [property: FromQuery(Name = "keep_all")] bool? KeepAll)
{
    public Task<Live<ClusterJson>> Ask(StorageRoute route, IGrainFactory grains)
    {
        var errors = route.Check().Require(Vmid is null or (>= 100 and <= 999_999_999), "vmid", "A VMID is 100 to 999999999.");
        var measures = new[]
        {
            ("keep_last", KeepLast), ("keep_hourly", KeepHourly), ("keep_daily", KeepDaily), ("keep_weekly", KeepWeekly), ("keep_monthly", KeepMonthly), ("keep_yearly", KeepYearly),
        };
        foreach (var (name, count) in measures)
        {
            errors.Require(count is null or (>= 0 and <= 365), name, "The number of backups to keep is 0 to 365.");
        }

        errors
            .Require(KeepAll != true || measures.All(measure => measure.Item2 is null), "keep_all", "keep_all keeps everything; give it alone, or leave it out.")
            .ThrowIfAny();
        var keep = KeepAll is null && measures.All(measure => measure.Item2 is null)
            ? null
            : new BackupRetention(KeepLast, KeepHourly, KeepDaily, KeepWeekly, KeepMonthly, KeepYearly, KeepAll);
        return grains.Storage(route.ControllerId).PrunePreview(route.Node, route.Storage, Vmid, keep);
    }
}
