using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>One search over everything.</summary>
internal static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder hypervisor) => hypervisor.MapGet("/search", Search)
        .WithTags("Fleet")
        .RequireRole(Role.Viewer)
        .WithSummary("Clusters, nodes, guests, storages and changes by name, VMID, tag or address, the best match first")
        .WithDescription("q: words that must all match, 1 to 200 characters. kinds: cluster, node, guest, storage, change, separated by commas; all where left out. limit: 1 to 100.");

    private static async Task<Ok<SearchResults>> Search(Caller caller, IGrainFactory grains, string q = "", string? kinds = null, int limit = 20)
    {
        var wanted = kinds?.Split(',', StringSplitOptions.TrimEntries).Select(Choice.Parse<SearchKind>).ToArray() ?? [];
        new FieldErrors()
            .Require(q.Trim().Length is >= 1 and <= 200, "q", "Give 1 to 200 characters to search for.")
            .Require(Array.TrueForAll(wanted, kind => kind is not null), "kinds", $"The kinds are of {Choice.Names<SearchKind>()}, separated by commas.")
            .Require(limit is >= 1 and <= 100, "limit", "The limit is 1 to 100.")
            .ThrowIfAny();
        var search = grains.GetGrain<IFleetSearch>(GrainKeys.Fleet(caller.Scope));
        return TypedResults.Ok(await search.Search(caller, q.Trim(), [.. wanted.OfType<SearchKind>()], limit));
    }
}
