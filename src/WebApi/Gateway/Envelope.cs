using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>How the <c>gateway-proxmox-*</c> routes wrap a list.</summary>
/// <param name="Node">Where the path or the query names one.</param>
/// <param name="Vmid">Where the path names one.</param>
/// <param name="FetchedAt">When the cluster answered, or for an inventory was last read.</param>
internal sealed record ItemsEnvelope<T>(
    Guid ControllerId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Node,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Vmid,
    T Items,
    DateTimeOffset FetchedAt);

/// <summary>How the <c>gateway-proxmox-*</c> routes wrap one thing.</summary>
/// <inheritdoc cref="ItemsEnvelope{T}"/>
internal sealed record ItemEnvelope<T>(
    Guid ControllerId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Node,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Vmid,
    T Item,
    DateTimeOffset FetchedAt);

internal static class Envelopes
{
    public static async Task<LiveResult<ItemsEnvelope<T>>> Items<T>(this Task<Live<T>> live, Guid controller, string? node = null, int? vmid = null)
    {
        var answer = await live;
        return new(answer.Select(items => new ItemsEnvelope<T>(controller, node, vmid, items, answer.AsOf)));
    }

    public static async Task<LiveResult<ItemsEnvelope<ImmutableArray<T>>>> Items<T>(this Task<Live<Page<T>>> live, Guid controller, string? node = null)
    {
        var page = await live;
        return new(page.Select(part => new ItemsEnvelope<ImmutableArray<T>>(controller, node, null, part.Items, page.AsOf)), page.Value.Total);
    }

    /// <summary>An inventory's list, of <typeparamref name="T"/>s.</summary>
    public static async Task<LiveResult<ItemsEnvelope<ImmutableArray<T>>>> Items<T>(this Task<RenderedJson> list, Guid controller, string? node = null)
    {
        var rendered = await list;
        var items = JsonSerializer.Deserialize<ImmutableArray<T>>(rendered.Utf8, HypervisorJson.Options);
        return await Task.FromResult(new Live<ImmutableArray<T>>(items, rendered.AsOf ?? default)).Items(controller, node);
    }

    public static async Task<LiveResult<ItemEnvelope<T>>> Item<T>(this Task<Live<T>> live, Guid controller, string? node = null, int? vmid = null)
    {
        var answer = await live;
        return new(answer.Select(item => new ItemEnvelope<T>(controller, node, vmid, item, answer.AsOf)));
    }
}
