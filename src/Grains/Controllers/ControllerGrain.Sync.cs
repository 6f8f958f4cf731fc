using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Orleans.Runtime;
using Orleans.Storage;

namespace Hypervisor.Grains;

/// <summary>Reads the cluster: three calls a sync, however many nodes and guests there are.</summary>
internal sealed partial class ControllerGrain
{
    /// <summary>A cluster that is away is looked for more often than a healthy one is read.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(30);

    /// <summary>Clusters are upgraded rarely, and node by node.</summary>
    private static readonly TimeSpan VersionLifetime = TimeSpan.FromHours(1);

    private PveClient? client;
    private long? versionRead;
    private IGrainTimer? timer;
    private Task<SyncReport>? running;
    private string? seenFingerprint;
    private string learnedMembers = "";

    /// <summary>The inventory that nodes and guests were last told of; what a failed telling left out is told after the next sync.</summary>
    private Inventory? observed;

    private HashSet<string> endedTasks = [];

    public Task<SyncReport> Sync()
    {
        EnsureRegistered();
        return running is { IsCompleted: false } ? running : running = SyncOnce();
    }

    private TimeSpan Interval()
    {
        var usual = TimeSpan.FromSeconds(state.State.SyncIntervalSeconds ?? settings.SyncInterval);
        return state.State.Status is ControllerStatus.Online or ControllerStatus.Pending || usual < RetryInterval ? usual : RetryInterval;
    }

    private void StartSyncing(TimeSpan due)
    {
        StopSyncing();
        if (state.State.SyncEnabled)
        {
            timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions
            {
                DueTime = due,
                Period = Interval(),
                Interleave = true,
                KeepAlive = true,
            });
        }
    }

    private void StopSyncing()
    {
        timer?.Dispose();
        timer = null;
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        try
        {
            if (!await IsOwner())
            {
                LeaveToOther(null);
                return;
            }

            if (!knowsSettings)
            {
                await LearnSettings();
                Revise();
            }

            await Sync();
        }
        catch (InconsistentStateException lost)
        {
            LeaveToOther(lost);
            return;
        }
        catch (Exception failure)
        {
            LogSyncBroke(Id, failure);
        }

        // A little jitter keeps a hundred controllers from asking at the same moment for ever.
        var interval = Interval();
        timer?.Change(interval * (0.95 + (Random.Shared.NextDouble() * 0.1)), interval);
    }

    private async Task<SyncReport> SyncOnce()
    {
        var started = time.GetTimestamp();
        using var activity = GrainTelemetry.Source.StartActivity("controller.sync");
        activity?.SetTag("controller.id", Id);
        SyncReport report;
        try
        {
            var asked = Connect();
            var isKnown = versionRead is { } at && time.GetElapsedTime(at) < VersionLifetime;
            var reading = await ClusterReading.Read(asked, isKnown ? inventory?.Cluster.PveVersion : null, CancellationToken.None);
            versionRead = isKnown ? versionRead : time.GetTimestamp();
            report = client == asked ? await Accept(reading) : Superseded();
        }
        catch (PveException failure)
        {
            await Fail(failure);
            activity?.SetStatus(ActivityStatusCode.Error, failure.Failure.ToString());
            report = new SyncReport { ControllerId = Id, Status = "failed", Error = state.State.StatusReason };
        }

        catch (ObjectDisposedException)
        {
            report = Superseded();
        }

        var duration = time.GetElapsedTime(started);
        GrainTelemetry.SyncFinished(report.Status, duration);
        return report with { DurationMs = Math.Round(duration.TotalMilliseconds, 1) };
    }

    /// <summary>The registration changed while its cluster was read: what was read may be another cluster's.</summary>
    private SyncReport Superseded() => new() { ControllerId = Id, Status = "failed", Error = "The controller was changed meanwhile; it is read again." };

    private async Task<SyncReport> Accept(ClusterReading reading)
    {
        if (!IsRegistered)
        {
            throw FleetException.NotFound(TenantLabel);
        }

        seenFingerprint = null;
        var before = inventory;
        var after = new InventoryReader(Id, state.State.Name, state.State.SiteId, NextVersion(), time.GetUtcNow()).Read(reading);
        Swap(after);
        if (before?.Guests.Select(WhereItIs).SequenceEqual(after.Guests.Select(WhereItIs)) != true)
        {
            // What was read of a guest that moved, or is gone, must not be answered again.
            live.Clear();
        }

        await SetStatus(ControllerStatus.Online, null);
        int changed;
        try
        {
            changed = await Tell(after, reading);
        }
        finally
        {
            // Who hears of them asks the nodes and guests what happened; those must know by then.
            await PublishChanges(before, after);
            await PublishTasks(reading, after.AsOf);
        }

        await LearnEndpoints(after);
        await JudgeAlerts(AlertReadings.Of(after, state.State.Name));

        // Not waited for: it may take minutes, and the next sync must not.
        _ = ReadForAlerts();
        return new SyncReport
        {
            ControllerId = Id,
            Status = "completed",
            Version = after.Version,
            Nodes = after.Nodes.Length,
            Vms = after.Guests.Count(guest => guest.VmType == GuestType.Qemu),
            Containers = after.Guests.Count(guest => guest.VmType == GuestType.Lxc),
            Storages = after.DistinctStorages().Count(),
            Changed = changed,
        };
    }

    private static (int Vmid, string Node) WhereItIs(Guest guest) => (guest.Vmid, guest.Node);

    private async Task Fail(PveException failure)
    {
        var (status, reason) = ClusterFailures.Describe(failure);
        if (failure.Failure == PveFailure.BreakerOpen && state.State is { Status: not (ControllerStatus.Online or ControllerStatus.Pending), StatusReason: { } known })
        {
            // That it isn't asked says less than what was wrong when it last was.
            (status, reason) = (state.State.Status, known);
        }

        seenFingerprint = failure.Failure == PveFailure.FingerprintChanged ? failure.SeenFingerprint : null;
        LogSyncFailed(Id, status, reason);
        if (inventory is { Stale: false } current)
        {
            var stale = current.AsStale(NextVersion());
            Swap(stale);
            await PublishChanges(current, stale);
        }

        await SetStatus(status, reason);
        await JudgeAlerts(AlertReadings.OfFailure(state.State.Name, reason));
    }

    private async Task SetStatus(ControllerStatus status, string? reason)
    {
        var same = state.State.Status == status;
        if (!same || state.State.StatusReason != reason)
        {
            await state.Store(state.State with
            {
                Status = status,
                StatusReason = reason,
                StatusSince = same ? state.State.StatusSince : time.GetUtcNow(),
                Untold = StatusEvent(state.State.Status, status, reason) is { } changed ? [.. state.State.Untold ?? [], changed] : state.State.Untold,
            });
        }

        await TellStatus();

        Revise();
        await PublishStatus();
    }

    /// <summary>Tells nodes and guests what of them differs, and stores the inventory once all know.</summary>
    /// <returns>How many differ.</returns>
    private async Task<int> Tell(Inventory current, ClusterReading reading)
    {
        var at = current.AsOf;
        var tasks = NewlyEnded(reading);
        var guests = observed is null
            ? []
            : InventoryDifference.Between(observed.Guests, current.Guests, guest => guest.Id, InventoryDifference.SameState);
        var nodes = InventoryDifference.Between(observed?.Nodes ?? [], current.Nodes, node => node.Id, (_, _) => false);
        var changedNodes = observed is null
            ? 0
            : nodes.Count(node => node is not { Previous: { } old, Current: { } now } || !InventoryDifference.SameState(old, now));

        var told = guests.ToDictionary(change => (change.Current ?? change.Previous)!.Vmid);
        foreach (var vmid in tasks.Keys.Where(vmid => !told.ContainsKey(vmid)))
        {
            if (current.Guests.FirstOrDefault(guest => guest.Vmid == vmid) is { } guest)
            {
                told[vmid] = new RowDifference<Guest>(guest, guest);
            }
        }

        await Task.WhenAll(
        [
            .. told.Select(change => GrainFactory.GetGrain<IGuestGrain>(GrainKeys.Guest(Id, change.Key))
                .Observe(change.Value.Previous, change.Value.Current, tasks.GetValueOrDefault(change.Key, []), at)),
            .. nodes.Select(change => GrainFactory.GetGrain<INodeGrain>(GrainKeys.Node(Id, (change.Current ?? change.Previous)!.Name))
                .Observe(change.Previous, change.Current, at)),
        ]);

        var heard = observed is null ? 0 : await GrainFactory.Post(state.State.OrganizationId, EventsBetween(observed, current, guests, tasks));
        var structure = observed is null || heard > 0 || guests.Count + changedNodes > 0;
        observed = current;
        endedTasks = [.. reading.Tasks.Where(task => task.EndedAt is not null).Select(task => task.Upid)];

        // What connections were told must not be told anew as something else.
        await StoreInventory(structure, force: heard > 0);
        return guests.Count + changedNodes;
    }

    private Dictionary<int, ImmutableArray<ObservedTask>> NewlyEnded(ClusterReading reading) => observed is null
        ? []
        : reading.Tasks
            .Where(task => task.EndedAt is not null && !endedTasks.Contains(task.Upid))
            .Select(task => (Vmid: int.TryParse(task.Id, CultureInfo.InvariantCulture, out var vmid) ? vmid : 0, Task: task))
            .Where(found => found.Vmid > 0)
            .GroupBy(found => found.Vmid, found => new ObservedTask(found.Task.Upid, found.Task.Type ?? "task", found.Task.User ?? "", found.Task.Status ?? "unknown", found.Task.EndedAt!.Value))
            .ToDictionary(group => group.Key, group => group.ToImmutableArray());

    /// <summary>Learns the other nodes' addresses when the membership changed, so that any of them can answer when the registered one is down.</summary>
    private async Task LearnEndpoints(Inventory current)
    {
        var members = string.Join(' ', current.Cluster.Nodes.Select(node => $"{node.Node}={node.Ip}"));
        if (members == learnedMembers || client is null)
        {
            return;
        }

        client.UseEndpoints(await connections.Endpoints(client, state.State, current.Cluster));
        learnedMembers = members;
    }

    private PveClient Connect() => left.Task.IsCompleted ? throw new ObjectDisposedException(nameof(PveClient)) : client ??= connections.Open(Id, state.State);

    private async Task Disconnect()
    {
        var old = client;
        client = null;
        running = null;
        versionRead = null;
        learnedMembers = "";
        live.Clear();
        if (old is not null)
        {
            await old.DisposeAsync();
        }
    }
}
