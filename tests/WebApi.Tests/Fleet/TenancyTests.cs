using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>What belongs to another organization, or to a site that isn't granted, does not exist.</summary>
public sealed class TenancyTests
{
    [Fact]
    public async Task Another_organizations_user_sees_nothing_of_the_first()
    {
        await using var clusters = await SimulatedClusters.Start();
        var id = await clusters.Register();
        var other = await clusters.App.Organization(clusters.Admin, "Other");
        var stranger = (await clusters.App.User(Role.OrgAdmin, clusters.Admin, other)).Client;

        (await stranger.Read("hypervisor/fleet/dashboard")).GetProperty("total_clusters").GetInt32().ShouldBe(0);
        (await stranger.Read("hypervisor/fleet/guests")).GetProperty("total").GetInt32().ShouldBe(0);
        (await stranger.Read("controllers")).GetProperty("total").GetInt32().ShouldBe(0);
        foreach (var path in PathsOf(id))
        {
            await (await stranger.GetAsync(path)).ShouldBeProblem(404, "not_found");
        }

        await (await stranger.PatchAsJsonAsync($"controllers/{id}", new { name = "mine" })).ShouldBeProblem(404, "not_found");
        await (await stranger.DeleteAsync($"controllers/{id}")).ShouldBeProblem(404, "not_found");
        await (await stranger.PostAsync($"controllers/{id}/test", null)).ShouldBeProblem(404, "not_found");
        await (await stranger.PostAsync($"discovery/controllers/{id}?sync=true", null)).ShouldBeProblem(404, "not_found");
        (await clusters.Admin.Read("hypervisor/fleet/dashboard")).GetProperty("total_clusters").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_limited_to_a_site_sees_only_its_controllers()
    {
        await using var clusters = await SimulatedClusters.Start(clusters: 2);
        var site = (await (await clusters.Admin.PostAsJsonAsync("sites", new { name = "Lab" })).Json(HttpStatusCode.Created)).Id();
        var (inside, outside) = (await clusters.Register(clusters.Fleet.Clusters[0]), await clusters.Register(clusters.Fleet.Clusters[1]));
        await (await clusters.Admin.PatchAsJsonAsync($"controllers/{inside}", new { site_id = site })).Json(HttpStatusCode.OK);
        var user = await clusters.App.User(Role.SiteAdmin, clusters.Admin);
        (await clusters.Admin.PutAsJsonAsync($"users/{user.Id}/site-access", new { sites = new[] { site } })).EnsureSuccessStatusCode();

        (await user.Client.Read("hypervisor/fleet/dashboard")).GetProperty("clusters").EnumerateArray().ShouldHaveSingleItem().GetProperty("controller_id").GetGuid().ShouldBe(inside);
        (await user.Client.Read("hypervisor/fleet/task-statistics")).GetProperty("controllers").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe(inside.ToString());
        (await user.Client.Read("hypervisor/fleet/backup-coverage")).GetProperty("clusters").EnumerateArray().ShouldHaveSingleItem().GetProperty("controller_id").GetGuid().ShouldBe(inside);
        (await user.Client.Read("hypervisor/search?q=pve1")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("controller_id").GetGuid()).Distinct().ShouldBe([inside]);
        (await user.Client.GetAsync($"hypervisor/controllers/{inside}/vms")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var path in PathsOf(outside))
        {
            await (await user.Client.GetAsync(path)).ShouldBeProblem(404, "not_found");
        }

        (await (await user.Client.PostAsJsonAsync("controllers", SimulatedClusters.Registration(clusters.Cluster))).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["site_id"]);
    }

    private static IEnumerable<string> PathsOf(Guid controller) =>
    [
        $"controllers/{controller}",
        .. new[] { "dashboard", "cluster/status", "cluster/resources", "nodes", "nodes/pve1", "nodes/pve1/vms", "nodes/pve1/containers", "nodes/pve1/storage", "nodes/pve1/qemu/100", "nodes/pve1/qemu/100/timeline", "vms", "storage" }
            .Select(path => $"hypervisor/controllers/{controller}/{path}"),
    ];
}
