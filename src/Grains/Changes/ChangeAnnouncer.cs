using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>Tells the lists, the audit log and the viewers what became of a change.</summary>
internal sealed partial class ChangeAnnouncer(ChangeJournal journal, IGrainFactory grains, ILogger<ChangeAnnouncer> log)
{
    /// <returns>False: somebody was not told, and must be told again later.</returns>
    public async Task<bool> Tell(PendingChange change, ImmutableArray<ChangeNews> news)
    {
        try
        {
            await Task.WhenAll(
                journal.Write(change),
                grains.RecordAudit(change.OrganizationId, [.. news.Select(item => Entry(change, item))]),
                grains.Post(change.OrganizationId, ChangeEvents.Of(change, news)));
            await Show(change);
            return true;
        }
        catch (Exception failure)
        {
            LogNotTold(change.Id, failure);
            return false;
        }
    }

    /// <summary>Only to those who watch: progress is not kept.</summary>
    public async Task Show(PendingChange change)
    {
        var seen = new FleetEvent("change", change.ControllerId, change.SiteId, JsonSerializer.SerializeToUtf8Bytes(change, HypervisorJson.Options));
        await Task.WhenAll(
            grains.GetGrain<IEventsGrain>(GrainKeys.Events(change.OrganizationId)).Publish([seen]),
            grains.GetGrain<IEventsGrain>(GrainKeys.Events(null)).Publish([seen]));
    }

    private static AuditEntry Entry(PendingChange change, ChangeNews news) => new()
    {
        Id = news.Id,
        At = news.At,
        By = news.By,
        ApiKeyId = news.ApiKeyId,
        Address = news.Address,
        Action = news.What,
        Result = news.Result,
        ControllerId = change.ControllerId,
        ChangeId = change.Id,
        Target = $"{change.Feature} {change.Operation} on {change.Target}{(change.TargetId is { } id ? $" ({id})" : "")}",
        Detail = news.Detail,
    };

    [LoggerMessage(LogLevel.Warning, "What became of change {Change} was not told to all; it is told again")]
    private partial void LogNotTold(Guid change, Exception failure);
}
