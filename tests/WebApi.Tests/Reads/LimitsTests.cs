using System.Globalization;
using System.Text.Json;

namespace Hypervisor.WebApi.Tests;

/// <summary>Every number that a read takes, one below the least and one above the most.</summary>
public sealed class LimitsTests
{
    // What the contract promises; a route that isn't named takes what its parameter's name usually takes.
    private static readonly Dictionary<string, (long Least, long Most)> Usual = new()
    {
        ["max_points"] = (10, 5000),
        ["threshold_hours"] = (1, 8760),
        ["vmid"] = (100, 999_999_999),
        ["start"] = (0, long.MaxValue),
        ["offset"] = (0, long.MaxValue),
        ["limit"] = (1, 500),
        ["max_entries"] = (1, 5000),
    };

    private static readonly Dictionary<string, (long Least, long Most)> Special = new()
    {
        ["hypervisor/controllers/{controller_id}/nodes/{node}/tasks limit"] = (1, 200),
        ["gateway-proxmox-cluster/{controller_id}/tasks limit"] = (1, 200),
        ["gateway-proxmox-cluster/{controller_id}/log max_entries"] = (1, 500),
        ["hypervisor/fleet/guests limit"] = (1, 1000),
        ["hypervisor/fleet/backup-coverage limit"] = (1, 1000),
        ["hypervisor/search limit"] = (1, 100),
    };

    [Fact]
    public async Task Each_is_refused_one_beyond_its_limits_and_by_its_name()
    {
        await using var cluster = await ReadableCluster.Start();
        var paths = cluster.Routes.GroupBy(route => route.Template).ToDictionary(group => group.Key, group => group.First().Path);
        foreach (var fleet in new[] { "/api/v1/hypervisor/fleet/guests", "/api/v1/hypervisor/fleet/backup-coverage", "/api/v1/hypervisor/search" })
        {
            paths[fleet] = fleet["/api/v1/".Length..] + "?q=web";
        }

        var document = JsonElement.Parse(await (await cluster.Clusters.App.Anonymous().GetAsync("openapi.json")).Content.ReadAsStringAsync());
        var tried = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(path => paths.ContainsKey(path.Name) && path.Value.TryGetProperty("get", out var get) && get.TryGetProperty("parameters", out _)))
        {
            foreach (var name in path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray().Where(parameter => parameter.Text("in") == "query").Select(parameter => parameter.Text("name")).Where(Usual.ContainsKey))
            {
                var (least, most) = Special.GetValueOrDefault($"{path.Name["/api/v1/".Length..]} {name}", Usual[name]);
                foreach (var beyond in most == long.MaxValue ? [least - 1] : new[] { least - 1, most + 1 })
                {
                    var asked = paths[path.Name];
                    var url = string.Create(CultureInfo.InvariantCulture, $"{asked}{(asked.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={beyond}");
                    (await (await cluster.Clusters.Admin.GetAsync(url)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe([name], url);
                    tried++;
                }
            }
        }

        tried.ShouldBeGreaterThan(30);
    }
}
