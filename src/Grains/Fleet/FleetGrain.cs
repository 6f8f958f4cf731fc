using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans.Concurrency;

namespace Hypervisor.Grains;

/// <summary>One activation a silo; it keeps the rows it read last and asks each controller only for newer ones.</summary>
[StatelessWorker(1), Reentrant]
internal sealed partial class FleetGrain(FleetRows rows, FleetTasks tasks, TimeProvider time) : Grain, IFleetGrain
{
    private readonly RecentValues<Question, Guid> kept = new(time, lifetime: TimeSpan.FromMinutes(1), most: 256);

    public async Task<FleetDashboard> Dashboard(Caller caller, Guid? site)
    {
        var clusters = (await rows.Read(caller, site)).Select(cluster => cluster.Dashboard).OrderBy(cluster => cluster.ControllerName, StringComparer.OrdinalIgnoreCase).ToImmutableArray();
        return new FleetDashboard
        {
            TotalClusters = clusters.Length,
            OnlineClusters = clusters.Count(cluster => cluster.Status == ControllerStatus.Online),
            TotalNodes = clusters.Sum(cluster => cluster.TotalNodes),
            OnlineNodes = clusters.Sum(cluster => cluster.OnlineNodes),
            TotalVms = clusters.Sum(cluster => cluster.TotalVms),
            RunningVms = clusters.Sum(cluster => cluster.RunningVms),
            TotalContainers = clusters.Sum(cluster => cluster.TotalContainers),
            RunningContainers = clusters.Sum(cluster => cluster.RunningContainers),
            TotalCpuCores = clusters.Sum(cluster => cluster.TotalCpuCores),
            UsedCpuCores = Math.Round(clusters.Sum(cluster => cluster.UsedCpuCores), 2),
            TotalMemoryBytes = clusters.Sum(cluster => cluster.TotalMemoryBytes),
            UsedMemoryBytes = clusters.Sum(cluster => cluster.UsedMemoryBytes),
            TotalStorageBytes = clusters.Sum(cluster => cluster.TotalStorageBytes),
            UsedStorageBytes = clusters.Sum(cluster => cluster.UsedStorageBytes),
            HaActive = clusters.Sum(cluster => cluster.HaActive),
            RunningTasks = clusters.Sum(cluster => cluster.RunningTasks),
            Clusters = clusters,
            AsOf = clusters.Min(cluster => cluster.AsOf),
            Stale = clusters.Any(cluster => cluster.Stale),
        };
    }

    public async Task<GuestPage> Guests(Caller caller, GuestQuery query)
    {
        var order = Check(query);
        if (query.Snapshot is { } snapshot)
        {
            return await GrainFactory.GetGrain<IGuestSnapshotGrain>(GrainKeys.GuestSnapshot(snapshot)).Page(caller.UserId, query.Offset, query.Limit)
                ?? throw new FleetException(Failure.Gone, "snapshot_expired", "This result is no longer kept. Search again without 'snapshot'.");
        }

        var search = GuestSearch.Parse(query.Q);
        var clusters = await rows.Read(caller, query.SiteId);
        var unread = await ReadBackups(search, caller, query);
        var found = order.Sort(Matching(clusters, query, search));

        var start = query.Cursor is { } cursor
            ? order.IndexAfter(found, cursor) ?? throw FleetException.Invalid("cursor", "The cursor belongs to another sort order or is damaged. Start again without it.")
            : Math.Min(query.Offset, found.Length);
        var items = found.AsSpan(start, Math.Min(query.Limit, found.Length - start)).ToImmutableArray();
        var page = new GuestPage
        {
            Items = items,
            Total = found.Length,
            Offset = start,
            NextCursor = start + items.Length < found.Length ? order.CursorAfter(items[^1]) : null,
            AsOf = clusters.Min(cluster => cluster.Dashboard.AsOf),
            Stale = clusters.Any(cluster => cluster.Dashboard.Stale),
            Gaps = [.. Gaps(clusters), .. unread],
            Problems = search.Problems,
        };
        return items.Length < found.Length && query.Cursor is null ? await Keep(caller, query, clusters, page, found) : page;
    }

    public async Task<ImmutableArray<ValueCount>> GuestValues(Caller caller, GuestQuery query, string field)
    {
        new FieldErrors()
            .Require(GuestSearch.FieldsWithValues.Contains(field), "field", $"The field is one of {string.Join(", ", GuestSearch.FieldsWithValues)}.")
            .Require(query.Limit is >= 1 and <= 1000, "limit", "The limit is 1 to 1000.")
            .Require(query.Q is not { Length: > 1000 }, "q", "A query has at most 1000 characters.")
            .ThrowIfAny();

        var search = GuestSearch.Parse(query.Q);
        await ReadBackups(search, caller, query);
        return
        [
            .. Matching(await rows.Read(caller, query.SiteId), query, search)
                .SelectMany(guest => GuestSearch.ValuesOf(guest, field))
                .Where(value => !string.IsNullOrEmpty(value))
                .CountBy(value => value!, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(value => value.Value)
                .ThenBy(value => value.Key, StringComparer.OrdinalIgnoreCase)
                .Take(query.Limit)
                .Select(value => new ValueCount(value.Key, value.Value)),
        ];
    }

    public async Task<NodePage> Nodes(Caller caller, string? q, Guid? site)
    {
        var clusters = await rows.Read(caller, site);
        var items = clusters.SelectMany(cluster => cluster.Nodes)
            .Where(node => RowSearch.Matches(q, ("node", node.Name), ("cluster", node.ControllerName), ("status", node.Status), ("ip", node.IpAddress)))
            .OrderBy(node => node.ControllerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(node => node.Name, StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        return new NodePage
        {
            Items = items,
            Total = items.Length,
            AsOf = clusters.Min(cluster => cluster.Dashboard.AsOf),
            Stale = clusters.Any(cluster => cluster.Dashboard.Stale),
            Gaps = Gaps(clusters),
        };
    }

    public async Task<StoragePage> Storage(Caller caller, string? q, Guid? site)
    {
        var clusters = await rows.Read(caller, site);
        var items = clusters.SelectMany(cluster => cluster.Storages)
            .Where(pool => RowSearch.Matches(
                q, ("storage", pool.Storage), ("cluster", pool.ControllerName), ("type", pool.StorageType), ("status", pool.Status), ("node", pool.Shared ? "shared" : pool.Node)))
            .OrderBy(pool => pool.ControllerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pool => pool.Storage, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pool => pool.Node, StringComparer.OrdinalIgnoreCase)
            .ToImmutableArray();
        return new StoragePage
        {
            Items = items,
            Total = items.Length,
            AsOf = clusters.Min(cluster => cluster.Dashboard.AsOf),
            Stale = clusters.Any(cluster => cluster.Dashboard.Stale),
            Gaps = Gaps(clusters),
        };
    }

    public Task<FleetTaskStatistics> TaskStatistics(Caller caller, Guid? site) => tasks.Count(caller, site);

    public Task<ImmutableArray<Controller>> Controllers(Caller caller, Guid? site) => rows.Controllers(caller, site);

    private static IEnumerable<Guest> Matching(IEnumerable<InventoryRows> clusters, GuestQuery query, GuestSearch search) => clusters
        .Where(cluster => query.ControllerId is not { } id || cluster.Dashboard.ControllerId == id)
        .SelectMany(cluster => cluster.Guests.Where(guest => cluster.ShowTemplates || !guest.Template))
        .Where(guest => (query.Type is not { } type || guest.VmType == type)
            && (query.Status is null || string.Equals(guest.Status, query.Status, StringComparison.OrdinalIgnoreCase))
            && (query.Tag is null || guest.Tags.Contains(query.Tag, StringComparer.OrdinalIgnoreCase))
            && search.Matches(guest));

    private static GuestOrder Check(GuestQuery query)
    {
        var order = GuestOrder.Named(query.Sort);
        new FieldErrors()
            .Require(query.Limit is >= 1 and <= 1000, "limit", "The limit is 1 to 1000.")
            .Require(query.Offset >= 0, "offset", "The offset is 0 or more.")
            .Require(query.Q is not { Length: > 1000 }, "q", "A query has at most 1000 characters.")
            .Require(query.Cursor is null || query.Snapshot is null, "cursor", "Give either a cursor or a snapshot with an offset.")
            .Require(order is not null, "sort", $"Sort by one of {string.Join(", ", GuestOrder.Names)}; a '-' before it turns it round.")
            .ThrowIfAny();
        return order!;
    }

    private async Task<GuestPage> Keep(Caller caller, GuestQuery query, IEnumerable<InventoryRows> clusters, GuestPage page, Guest[] found)
    {
        // The same question to the same rows has the same answer: a page that is opened again and again keeps one result, not one each time.
        var question = new Question(caller.UserId, query with { Offset = 0, Limit = 0 }, string.Join(' ', clusters.Select(cluster => cluster.Version)));
        if (kept.Find(question) is { } known)
        {
            return page with { Snapshot = known };
        }

        var id = Guid.NewGuid();
        page = page with { Snapshot = id };
        await GrainFactory.GetGrain<IGuestSnapshotGrain>(GrainKeys.GuestSnapshot(id)).Keep(caller.UserId, [.. found], page);
        kept.Add(question, id);
        return page;
    }

    /// <summary>Who asked what, of which versions.</summary>
    private sealed record Question(Guid User, GuestQuery Query, string Versions);

    private static ImmutableArray<ClusterGap> Gaps(IEnumerable<InventoryRows> clusters) =>
    [
        .. clusters.Select(cluster => cluster.Dashboard)
            .Where(cluster => cluster.Stale || cluster.AsOf is null)
            .Select(cluster => new ClusterGap(cluster.ControllerId, cluster.ControllerName, cluster.Error ?? "It was not read yet.")),
    ];
}
