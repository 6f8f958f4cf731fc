using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>Follows the tasks of all changes to their end, with one question to the cluster for all of them.</summary>
internal sealed partial class ControllerGrain
{
    private const int TailLines = 20;
    private const int LogsAtOnce = 5;
    private const int ResumedAtOnce = 500;

    private static readonly TimeSpan WatchSoon = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan WatchLater = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookedAtLogEvery = TimeSpan.FromSeconds(5);

    private readonly ChangeSlots slots = new();
    private readonly Dictionary<string, Watched> watched = [];
    private IGrainTimer? watching;
    private bool isWatching;

    public Task Follow(Guid change, string upid)
    {
        EnsureRegistered();
        if (Upid.TryParse(upid, out var task) && watched.TryAdd(upid, new Watched(change, task, time.GetTimestamp())))
        {
            watching ??= this.RegisterGrainTimer(Watch, new GrainTimerCreationOptions { DueTime = WatchSoon, Period = WatchLater, Interleave = true, KeepAlive = true });
            watching.Change(WatchSoon, WatchLater);
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Whoever followed its tasks is gone, and with the silo perhaps the changes too. Those would come back by their reminders within a
    /// minute; nobody should wait as long.
    /// </summary>
    private void ResumeChanges() =>
        this.RegisterGrainTimer(ResumeChanges, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true });

    private async Task ResumeChanges(CancellationToken cancellationToken)
    {
        try
        {
            var begun = await journal.List(
                new ChangeFilter { ControllerId = Id, Statuses = [ChangeStatus.Applying, ChangeStatus.Unknown], Limit = ResumedAtOnce }, state.State.OrganizationId, sites: null);
            foreach (var change in begun.Items)
            {
                GrainFactory.GetGrain<IChangeProgress>(GrainKeys.Change(change.Id)).Proceed().Ignore();
            }
        }
        catch (DbException unavailable)
        {
            LogNotResumed(Id, unavailable);
        }
    }

    private async Task Watch(CancellationToken cancellationToken)
    {
        if (isWatching || !IsRegistered)
        {
            return;
        }

        isWatching = true;
        try
        {
            await WatchOnce();
        }
        catch (PveException failure)
        {
            LogNotWatched(Id, failure.Reason);
        }
        catch (ObjectDisposedException)
        {
            // The connection was changed; the next look has the new one.
        }
        finally
        {
            isWatching = false;
            if (watched.Count == 0)
            {
                watching?.Dispose();
                watching = null;
            }
            else if (watched.Values.Any(task => time.GetElapsedTime(task.Since) < LookedAtLogEvery))
            {
                watching?.Change(WatchSoon, WatchLater);
            }
        }
    }

    private async Task WatchOnce()
    {
        var pve = Connect();
        var listed = (await pve.GetClusterTasks(background: true)).ToDictionary(task => task.Upid);
        var ended = new List<(Watched Task, string? Exit, DateTimeOffset At)>();
        foreach (var (upid, task) in watched.ToList())
        {
            if (listed.TryGetValue(upid, out var row))
            {
                if (row.EndedAt is { } at)
                {
                    ended.Add((task, row.Status ?? "unknown", at));
                }
            }
            else if (await StatusOf(pve, task) is { } gone)
            {
                ended.Add((task, gone.Exit, gone.At));
            }
        }

        if (ended.Count > 0)
        {
            // What was read before is not how it is now.
            live.Clear();
        }

        await Task.WhenAll(ended.Select(end => TellEnd(pve, end.Task, end.Exit, end.At)));
        if (ended.Count > 0)
        {
            SyncSoon();
        }

        var due = watched.Values.Where(task => time.GetElapsedTime(task.LogReadAt) >= LookedAtLogEvery).OrderBy(task => task.LogReadAt).Take(LogsAtOnce).ToList();
        await Task.WhenAll(due.Select(task => TellProgress(pve, task)));
    }

    /// <summary>Old tasks leave the cluster's list; the node knows them longer.</summary>
    private async Task<(string? Exit, DateTimeOffset At)?> StatusOf(PveClient pve, Watched task)
    {
        try
        {
            var status = await pve.GetTaskStatus(task.Upid, background: true);
            return status.Status == "running" ? null : (status.ExitStatus ?? "unknown", time.GetUtcNow());
        }
        catch (PveException unknown) when (unknown.Failure == PveFailure.Refused && unknown.Reason.Contains("no such task", StringComparison.OrdinalIgnoreCase))
        {
            return (null, time.GetUtcNow());
        }
        catch (PveException)
        {
            // A node that is down says nothing about its tasks; they are asked for again.
            return null;
        }
    }

    private async Task TellEnd(PveClient pve, Watched task, string? exit, DateTimeOffset at)
    {
        var tail = await Tail(pve, task.Upid);
        try
        {
            await GrainFactory.GetGrain<IChangeProgress>(GrainKeys.Change(task.Change)).Ended(new EndedTask(task.Upid.ToString(), exit is null ? null : Redaction.RedactText(exit), at, tail));
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            // It is told at the next look.
            LogNotTold(task.Change, failure);
            return;
        }

        watched.Remove(task.Upid.ToString());
        FreeSlot(task.Change);
    }

    private async Task TellProgress(PveClient pve, Watched task)
    {
        task.LogReadAt = time.GetTimestamp();
        var tail = await Tail(pve, task.Upid);
        GrainFactory.GetGrain<IChangeProgress>(GrainKeys.Change(task.Change)).Seen(task.Upid.ToString(), DoneIn(tail), tail).Ignore();
    }

    private static async Task<ImmutableArray<string>> Tail(PveClient pve, Upid task)
    {
        try
        {
            var page = await new LogPart(0, TailLines, Tail: true).Read((start, limit) => pve.GetTaskLog(task, start, limit));
            return [.. page.Items.Select(line => line.T)];
        }
        catch (PveException)
        {
            return [];
        }
    }

    /// <summary>Percentages are how Proxmox VE's own logs tell of copies, moves and backups.</summary>
    private static double? DoneIn(ImmutableArray<string> lines)
    {
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            if (Percentage().Match(lines[i]) is { Success: true } found && double.TryParse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var percent))
            {
                return Math.Clamp(percent / 100, 0, 1);
            }
        }

        return null;
    }

    private void FreeSlot(Guid change)
    {
        foreach (var next in slots.Free(change))
        {
            GrainFactory.GetGrain<IChangeProgress>(GrainKeys.Change(next)).Proceed().Ignore();
        }
    }

    /// <summary>What was changed should be seen before the next regular sync.</summary>
    private void SyncSoon()
    {
        if (IsRegistered && state.State.SyncEnabled)
        {
            StartSyncing(WatchSoon);
        }
    }

    [GeneratedRegex(@"(\d{1,3}(?:\.\d+)?)\s?%")]
    private static partial Regex Percentage();

    [LoggerMessage(LogLevel.Information, "Controller {Controller} can't look after running changes now: {Reason}")]
    private partial void LogNotWatched(Guid controller, string reason);

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} can't see which changes are at work; their reminders will go on with them")]
    private partial void LogNotResumed(Guid controller, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Change {Change} was not told of its task's end; it is told again")]
    private partial void LogNotTold(Guid change, Exception failure);

    private sealed record Watched(Guid Change, Upid Upid, long Since)
    {
        public long LogReadAt { get; set; } = Since;
    }
}
