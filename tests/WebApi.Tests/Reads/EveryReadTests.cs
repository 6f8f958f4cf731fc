using System.Net;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Xunit.Abstractions;

namespace Hypervisor.WebApi.Tests;

/// <summary>What holds for every read of a cluster, those of tomorrow included.</summary>
public sealed class EveryReadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Each_answers_and_says_as_of_when()
    {
        await using var cluster = await ReadableCluster.Start();
        output.WriteLine($"{cluster.Routes.Count} reads");

        foreach (var route in cluster.Routes.Where(route => !route.IsOfVersion8))
        {
            using var answer = await route.Send(cluster.Clusters.Admin);
            var body = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{route}: {body}");
            (answer.Headers.Contains("X-As-Of") || body.Contains("\"as_of\"", StringComparison.Ordinal) || body == "[]").ShouldBeTrue($"{route} does not say as of when: {body}");
        }
    }

    [SkippableFact]
    public async Task Each_asks_the_cluster_only_what_its_API_describes()
    {
        Skip.If(SharedFolder.Schema is null, "The API's description is absent: set HYPERVISOR_SHARED.");
        await using var cluster = await ReadableCluster.Start(schema: SharedFolder.Schema);
        cluster.Clusters.Cluster.Counters.Reset();

        foreach (var route in cluster.Routes)
        {
            (await route.Send(cluster.Clusters.Admin)).Dispose();
        }

        cluster.Clusters.Cluster.Counters.Total.ShouldBeGreaterThan(50);
        cluster.Clusters.Cluster.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_is_closed_to_strangers_to_the_role_below_and_to_other_tenants()
    {
        await using var cluster = await ReadableCluster.Start();
        var app = cluster.Clusters.App;
        var stranger = app.Anonymous();
        var guest = (await app.User(Role.Guest, cluster.Clusters.Admin)).Client;
        var viewer = (await app.User(Role.Viewer, cluster.Clusters.Admin)).Client;
        var other = (await app.User(Role.OrgAdmin, cluster.Clusters.Admin, await app.Organization(cluster.Clusters.Admin, "Other"))).Client;

        foreach (var route in cluster.Routes)
        {
            var refusal = await route.Send(stranger);
            refusal.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{route}: {string.Join(" | ", app.Logs.Lines.TakeLast(6))}");
            await refusal.ShouldBeProblem(401, "unauthenticated");
            await (await route.Send(guest)).ShouldBeProblem(403, "forbidden");
            await (await route.Send(other)).ShouldBeProblem(404, "not_found");
            if (route.Lowest > Role.Viewer)
            {
                await (await route.Send(viewer)).ShouldBeProblem(403, "forbidden");
            }
        }
    }

    [Fact]
    public async Task A_cluster_that_is_away_is_a_failure_or_its_last_known_state_and_never_an_empty_list()
    {
        await using var cluster = await ReadableCluster.Start();
        var before = new Dictionary<ReadRoute, string>();
        foreach (var route in cluster.Routes.Where(route => !route.IsOfVersion8))
        {
            before[route] = await (await route.Send(cluster.Clusters.Admin)).Content.ReadAsStringAsync();
        }

        await cluster.Clusters.Cluster.Faults.BeUnreachable();
        cluster.Clusters.App.Clock.Advance(TimeSpan.FromSeconds(3));

        foreach (var (route, known) in before)
        {
            using var answer = await route.Send(cluster.Clusters.Admin);
            var body = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Shape(body).ShouldBe(Shape(known), $"{route} lost what was known");
            }
            else
            {
                ((int)answer.StatusCode).ShouldBeOneOf(429, 502, 503, 504);
                JsonElement.Parse(body).Text("code").ShouldBeOneOf("cluster_unreachable", "breaker_open", "node_unreachable", "cluster_timeout", "cluster_busy");
            }
        }
    }

    // An inventory that went stale differs in its marks, not in its rows.
    private static string Shape(string body) => JsonElement.Parse(body) is { ValueKind: JsonValueKind.Array } list ? $"{list.GetArrayLength()} rows" : "an object";
}
