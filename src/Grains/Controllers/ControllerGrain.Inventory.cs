using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>Answers from what was last read, and tells those who watch what changed.</summary>
internal sealed partial class ControllerGrain
{
    /// <summary>A cluster where guests come and go all day isn't written to the store at each sync.</summary>
    private static readonly TimeSpan StoreAtMostEvery = TimeSpan.FromMinutes(1);

    private readonly string activation = Guid.NewGuid().ToString("N")[..8];
    private readonly SharedReads live = new();
    private Inventory? inventory;
    private InventoryLists? lists;
    private InventoryRows? rows;
    private long revision;
    private long publishedVersion;
    private DateTimeOffset storedAt;
    private bool unstored;
    private ControllerStatus? counted;

    private ControllerStatus CurrentStatus => state.State.SyncEnabled ? state.State.Status : ControllerStatus.Disabled;

    public Task<ClusterDashboard> Dashboard()
    {
        EnsureRegistered();
        return Task.FromResult(Totals());
    }

    public Task<RenderedJson> RenderedDashboard()
    {
        EnsureRegistered();
        return Task.FromResult(inventory is null
            ? new RenderedJson(JsonSerializer.SerializeToUtf8Bytes(Totals(), HypervisorJson.Options), $"\"{activation}-{revision}\"", null)
            : Lists().Dashboard());
    }

    public Task<RenderedJson> Status() => Task.FromResult(Lists().Status());

    public Task<RenderedJson> Resources(string? type) => Task.FromResult(Lists().Resources(type));

    public Task<RenderedJson> Nodes() => Task.FromResult(Lists().Nodes());

    public Task<RenderedJson> Guests(GuestType? type, string? node)
    {
        var current = Lists();
        EnsureNode(node);
        return Task.FromResult(current.Guests(type, node));
    }

    public Task<RenderedJson> Storages(string? node)
    {
        var current = Lists();
        EnsureNode(node);
        return Task.FromResult(current.Storages(node));
    }

    public async Task<NodeDetail> Node(string node)
    {
        var found = EnsureNode(node)!;
        var remembered = await GrainFactory.GetGrain<INodeGrain>(GrainKeys.Node(Id, node)).Remember();
        var detail = new NodeDetail { Node = found, Samples = remembered.Samples, LastSeen = remembered.LastSeen, Timeline = remembered.Timeline };
        try
        {
            var status = await live.Get($"node/{node}", time, () => Connect().GetNodeStatus(node));
            var answer = status.ToLive(time.GetUtcNow());
            return detail with
            {
                Live = answer,
                Node = found with { PveVersion = answer.PveVersion, KernelVersion = answer.KernelVersion, CpuModel = answer.CpuModel },
            };
        }
        catch (PveException failure)
        {
            return detail with { Error = ClusterFailures.Describe(failure).Reason };
        }
        catch (ObjectDisposedException)
        {
            return detail with { Error = "The connection to the cluster was just changed. Ask again." };
        }
    }

    public Task<Guest> Guest(GuestType type, int vmid) => Task.FromResult(
        Lists().Inventory.Guests.FirstOrDefault(guest => guest.Vmid == vmid && guest.VmType == type)
        ?? throw NoSuchGuest(type, vmid));

    public Task<InventoryRows?> Rows(string? knownVersion)
    {
        EnsureRegistered();
        rows ??= new InventoryRows(
            $"{activation}-{revision}",
            Totals(),
            inventory?.Nodes ?? [],
            inventory?.Guests ?? [],
            [.. inventory?.DistinctStorages() ?? []],
            settings.ShowTemplates);
        return Task.FromResult(rows.Version == knownVersion ? null : rows);
    }

    private InventoryLists Lists()
    {
        EnsureRegistered();
        if (inventory is null)
        {
            throw new FleetException(
                Failure.Unavailable,
                "not_synced",
                state.State.StatusReason is { } reason ? $"The cluster was never read: {reason}" : "The cluster was not read yet. Ask again in a moment.")
            {
                RetryAfter = TimeSpan.FromSeconds(5),
            };
        }

        return lists ??= new InventoryLists(inventory, Totals(), settings.ShowTemplates);
    }

    private Node? EnsureNode(string? node) => node is null
        ? null
        : Lists().Inventory.Nodes.FirstOrDefault(candidate => candidate.Name == node) ?? throw FleetException.NotFound($"Node '{node}'");

    private ClusterDashboard Totals()
    {
        var empty = new ClusterDashboard
        {
            ControllerId = Id,
            ControllerName = state.State.Name,
            SiteId = state.State.SiteId,
            Status = CurrentStatus,
            Error = CurrentStatus == ControllerStatus.Online ? null : state.State.StatusReason,
            StatusSince = state.State.StatusSince,
        };
        return inventory is null ? empty : empty.Count(inventory);
    }

    private long NextVersion() => Math.Max((inventory?.Version ?? 0) + 1, time.GetUtcNow().ToUnixTimeMilliseconds());

    private void Swap(Inventory next)
    {
        inventory = next;
        Revise();
    }

    /// <summary>Something that answers are made of changed: what was rendered is rendered anew.</summary>
    private void Revise()
    {
        revision++;
        lists = null;
        rows = null;
        Count(IsRegistered ? CurrentStatus : null);
    }

    private void Count(ControllerStatus? now)
    {
        GrainTelemetry.ControllerIs(counted, now);
        counted = now;
        CountAlerts(isServed: now is not null);
    }

    /// <summary>The controller's name or site changed, and with it every row.</summary>
    private void Relabel()
    {
        if (inventory is { } current)
        {
            Swap(current.Relabelled(state.State.Name, state.State.SiteId, NextVersion()));
        }
    }

    /// <summary>After a restart the last known inventory stands, stale, until the cluster was read.</summary>
    private void Recall()
    {
        if (stored.State.Packed is { } packed && InventoryPacking.Unpack(packed) is { } last)
        {
            observed = last;
            storedVersion = last.Version;
            endedTasks = [.. stored.State.EndedTasks];
            Swap(last.AsStale(NextVersion()));
        }
    }

    private async Task StoreInventory(bool changed = false, bool force = false)
    {
        unstored |= changed;
        if (!unstored || observed is null || (!force && time.GetUtcNow() - storedAt < StoreAtMostEvery))
        {
            return;
        }

        stored.State = new InventoryState { Packed = InventoryPacking.Pack(observed), EndedTasks = [.. endedTasks] };
        await stored.WriteStateAsync();
        storedVersion = observed.Version;
        storedAt = time.GetUtcNow();
        unstored = false;
    }

    private Task PublishStatus() => Publish([EventOf("controller", Totals())]);

    private async Task PublishChanges(Inventory? before, Inventory after)
    {
        if (InventoryEvents.Between(Id, publishedVersion, before, after) is { } json)
        {
            publishedVersion = after.Version;
            await Publish([new FleetEvent("inventory", Id, state.State.SiteId, json)]);
        }
    }

    private FleetEvent EventOf<T>(string kind, T data) =>
        new(kind, Id, state.State.SiteId, JsonSerializer.SerializeToUtf8Bytes(data, HypervisorJson.Options));

    // Viewers who miss an event read the inventory again; the cluster's reading must not fail for it.
    private async Task Publish(ImmutableArray<FleetEvent> events)
    {
        try
        {
            await Task.WhenAll(
                GrainFactory.GetGrain<IEventsGrain>(GrainKeys.Events(state.State.OrganizationId)).Publish(events),
                GrainFactory.GetGrain<IEventsGrain>(GrainKeys.Events(null)).Publish(events));
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException or FleetException { IsOfSilos: true })
        {
            LogNotPublished(Id, failure);
        }
    }

    internal sealed record InventoryState
    {
        /// <summary>The inventory that nodes and guests were told of, see <see cref="InventoryPacking"/>.</summary>
        public byte[]? Packed { get; init; }

        public List<string> EndedTasks { get; init; } = [];
    }
}
