using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Grains;

/// <summary>Asks every controller for the numbers of its tasks, some at once; one that is slow is named and holds up no other.</summary>
internal sealed partial class FleetTasks(FleetRows rows, IGrainFactory grains, TimeProvider time, ILogger<FleetTasks> log)
{
    private const int AtOnce = 32;

    /// <summary>A controller names its slow nodes within 8 seconds; this is for one that doesn't answer itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>For the whole fleet; shorter than Orleans waits for a call.</summary>
    private static readonly TimeSpan AllPatience = TimeSpan.FromSeconds(25);

    public async Task<FleetTaskStatistics> Count(Caller caller, Guid? site)
    {
        using var all = new CancellationTokenSource(AllPatience, time);
        using var turns = new SemaphoreSlim(AtOnce);
        var entries = await rows.Entries(caller, site);
        var answers = await Task.WhenAll(entries.Select(entry => Count(entry, turns, all.Token)));
        var counted = answers.Where(answer => answer.Statistics is not null).ToDictionary(answer => answer.Controller, answer => answer.Statistics!);
        return new FleetTaskStatistics
        {
            Controllers = counted.ToImmutableDictionary(),
            Aggregate = TaskCounts.Sum(counted.Values),
            Gaps = [.. answers.Select(answer => answer.Gap).OfType<ClusterGap>().OrderBy(gap => gap.ControllerName, StringComparer.OrdinalIgnoreCase).ThenBy(gap => gap.ControllerId)],
            AsOf = counted.Count > 0 ? counted.Values.Min(cluster => cluster.AsOf) : null,
        };
    }

    private async Task<Answer> Count(DirectoryEntry entry, SemaphoreSlim turns, CancellationToken all)
    {
        var hasTurn = false;
        try
        {
            await turns.WaitAsync(all);
            hasTurn = true;
            var live = await grains.GetGrain<ITaskReads>(GrainKeys.Controller(entry.ControllerId)).TaskStatistics().WaitAsync(Patience, time, all);
            return new Answer(entry.ControllerId, live.Value, null);
        }
        catch (FleetException gone) when (gone.Failure == Failure.NotFound)
        {
            // The directory is told last when a controller goes.
            return new Answer(entry.ControllerId, null, null);
        }
        catch (FleetException failure)
        {
            return Missing(entry, failure.Message);
        }
        catch (OperationCanceledException) when (all.IsCancellationRequested)
        {
            return Missing(entry, $"There was no answer while the fleet was waited for, {AllPatience.TotalSeconds:0} seconds.");
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            LogNoAnswer(entry.ControllerId, failure);
            return Missing(entry, $"It did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        finally
        {
            if (hasTurn)
            {
                turns.Release();
            }
        }
    }

    private static Answer Missing(DirectoryEntry entry, string reason) => new(entry.ControllerId, null, new ClusterGap(entry.ControllerId, entry.Name, reason));

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} did not count its tasks in time")]
    private partial void LogNoAnswer(Guid controller, Exception failure);

    private sealed record Answer(Guid Controller, ClusterTaskStatistics? Statistics, ClusterGap? Gap);
}
