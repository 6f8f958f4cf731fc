using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Hypervisor.WebApi;

/// <summary>What a cluster answered. The header <c>X-As-Of</c> says when, also where the body is the cluster's own JSON.</summary>
/// <param name="total">How many there are altogether, where the answer is a part of a list: header <c>X-Total-Count</c>.</param>
internal sealed class LiveResult<T>(Live<T> live, long? total = null) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext http)
    {
        http.Response.Headers["X-As-Of"] = live.AsOf.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        if (total is { } count)
        {
            http.Response.Headers["X-Total-Count"] = count.ToString(CultureInfo.InvariantCulture);
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Ok(live.Value).ExecuteAsync(http);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

internal static class LiveResults
{
    public static async Task<LiveResult<T>> Answer<T>(this Task<Live<T>> live) => new(await live);

    /// <summary>A part of a list as a plain list.</summary>
    public static async Task<LiveResult<ImmutableArray<T>>> Answer<T>(this Task<Live<Page<T>>> live)
    {
        var page = await live;
        return new(page.Select(part => part.Items), page.Value.Total);
    }
}
