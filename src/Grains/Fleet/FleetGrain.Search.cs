using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

internal sealed partial class FleetGrain : IFleetSearch
{
    public async Task<SearchResults> Search(Caller caller, string q, ImmutableArray<SearchKind> kinds, int limit)
    {
        var words = q.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        new FieldErrors()
            .Require(words.Length > 0 && q.Length <= 200, "q", "Give 1 to 200 characters to search for.")
            .Require(limit is >= 1 and <= 100, "limit", "The limit is 1 to 100.")
            .ThrowIfAny();

        var clusters = await rows.Read(caller, site: null);
        var found = clusters.SelectMany(cluster => Hits(cluster, words))
            .Where(hit => kinds.IsDefaultOrEmpty || kinds.Contains(hit.Hit.Kind))
            .OrderBy(hit => hit.Rank)
            .ThenBy(hit => hit.Hit.Kind)
            .ThenBy(hit => hit.Hit.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(hit => hit.Hit.ControllerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(hit => hit.Hit.Id, StringComparer.Ordinal)
            .Select(hit => hit.Hit)
            .ToList();
        if (kinds.IsDefaultOrEmpty || kinds.Contains(SearchKind.Change))
        {
            found.AddRange(await Changes(clusters, q, limit));
        }

        return new SearchResults
        {
            Items = [.. found.Take(limit)],
            Total = found.Count,
            AsOf = clusters.Min(cluster => cluster.Dashboard.AsOf),
            Stale = clusters.Any(cluster => cluster.Dashboard.Stale),
            Gaps = Gaps(clusters),
        };
    }

    /// <summary>The newest that match, after what there is.</summary>
    private async Task<IEnumerable<SearchHit>> Changes(IReadOnlyCollection<InventoryRows> clusters, string q, int limit)
    {
        var page = await GrainFactory.GetGrain<IChangesGrain>(GrainKeys.Changes).List(new ChangeFilter { Search = q, Limit = limit });
        var names = clusters.ToDictionary(cluster => cluster.Dashboard.ControllerId, cluster => cluster.Dashboard.ControllerName);
        return page.Items.Where(change => names.ContainsKey(change.ControllerId)).Select(change => new SearchHit
        {
            Kind = SearchKind.Change,
            ControllerId = change.ControllerId,
            ControllerName = names[change.ControllerId],
            SiteId = change.SiteId,
            Name = $"{change.Feature} {change.Target}",
            Node = change.Target.Node,
            Vmid = change.Target.Vmid,
            VmType = change.Target.VmType,
            Status = JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Status.ToString()),
            Id = $"change:{change.Id:D}",
        });
    }

    private static IEnumerable<(int Rank, SearchHit Hit)> Hits(InventoryRows cluster, string[] words)
    {
        var (id, name, site) = (cluster.Dashboard.ControllerId, cluster.Dashboard.ControllerName, cluster.Dashboard.SiteId);
        var empty = new SearchHit { Kind = SearchKind.Cluster, ControllerId = id, ControllerName = name, SiteId = site, Name = name, Status = JsonNamingPolicy.SnakeCaseLower.ConvertName(cluster.Dashboard.Status.ToString()), Id = $"cluster:{id:D}" };
        if (SearchRank.Of(words, [name]) is { } rank)
        {
            yield return (rank, empty);
        }

        foreach (var node in cluster.Nodes)
        {
            if (SearchRank.Of(words, [node.Name], node.IpAddress, name) is { } best)
            {
                yield return (best, empty with { Kind = SearchKind.Node, Name = node.Name, Node = node.Name, Status = node.Status, Id = $"node:{node.Id}" });
            }
        }

        foreach (var guest in cluster.Guests.Where(guest => cluster.ShowTemplates || !guest.Template))
        {
            if (SearchRank.Of(words, [guest.Name, guest.Vmid.ToString(CultureInfo.InvariantCulture)], [guest.Node, name, .. guest.Tags]) is { } best)
            {
                yield return (best, empty with { Kind = SearchKind.Guest, Name = guest.Name, Node = guest.Node, Vmid = guest.Vmid, VmType = guest.VmType, Status = guest.Status, Id = $"guest:{guest.Id}" });
            }
        }

        foreach (var pool in cluster.Storages)
        {
            if (SearchRank.Of(words, [pool.Storage], pool.Node, pool.StorageType, name) is { } best)
            {
                yield return (best, empty with { Kind = SearchKind.Storage, Name = pool.Storage, Node = pool.Node, Status = pool.Status, Id = $"storage:{pool.Id}" });
            }
        }
    }
}
