using System.Collections.Immutable;
using System.Reflection;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans.Runtime;

namespace Hypervisor.WebApi;

/// <summary>Which release this is, and the silos that serve it.</summary>
internal static class AboutApi
{
    public static void MapAbout(this IEndpointRouteBuilder api) =>
        api.MapGet("/about", Read).WithTags("About").RequireRole(Role.SiteAdmin).WithSummary("The release, and the silos that serve it");

    private static async Task<Ok<About>> Read(IGrainFactory grains)
    {
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: true);
        return TypedResults.Ok(new About(
            Release,
            [.. hosts.OrderBy(host => host.SiloName, StringComparer.Ordinal).Select(host => new AboutSilo(host.SiloName, host.Status.ToString().ToLowerInvariant(), Utc(host.StartTime), Utc(host.IAmAliveTime)))]));
    }

    // What stands after the plus is the commit.
    private static string Release => typeof(AboutApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    internal sealed record About(string Version, ImmutableArray<AboutSilo> Silos);

    /// <param name="AliveAt">When it last said so to the others.</param>
    internal sealed record AboutSilo(string Name, string Status, DateTimeOffset StartedAt, DateTimeOffset AliveAt);
}
