using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class SearchApiTests
{
    [Fact]
    public async Task The_best_match_comes_first_and_no_cluster_is_asked()
    {
        await using var clusters = await SimulatedClusters.Start(clusters: 2, nodes: 3, guests: 30);
        await clusters.Register(clusters.Fleet.Clusters[0]);
        await clusters.Register(clusters.Fleet.Clusters[1]);
        await clusters.Admin.Read("hypervisor/search?q=x");
        clusters.Cluster.Counters.Reset();

        var vmid = await clusters.Admin.Read("hypervisor/search?q=110&kinds=guest");
        vmid.GetProperty("items").EnumerateArray().Take(2).ShouldAllBe(hit => hit.GetProperty("vmid").GetInt32() == 110);
        var node = await clusters.Admin.Read("hypervisor/search?q=PVE2");
        node.GetProperty("items")[0].Text("kind").ShouldBe("node");
        node.GetProperty("items")[0].Text("name").ShouldBe("pve2");
        var storage = (await clusters.Admin.Read("hypervisor/search?q=nfs-&kinds=storage,cluster")).GetProperty("items").EnumerateArray().ToArray();
        storage.Length.ShouldBe(2);
        storage.ShouldAllBe(hit => hit.Text("name") == "nfs-backup");
        var cluster = await clusters.Admin.Read($"hypervisor/search?q={clusters.Fleet.Clusters[1].Name}&limit=1");
        cluster.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Text("kind").ShouldBe("cluster");
        cluster.GetProperty("total").GetInt32().ShouldBeGreaterThan(1);
        var both = await clusters.Admin.Read($"hypervisor/search?q=pve2%20{clusters.Fleet.Clusters[1].Name}&kinds=node");
        both.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Text("name").ShouldBe("pve2");
        (await clusters.Admin.Read("hypervisor/search?q=nothinglikethis")).GetProperty("total").GetInt32().ShouldBe(0);

        clusters.Cluster.Counters.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Only_what_the_caller_sees_is_found_and_bad_values_are_named()
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 1, guests: 5);
        await clusters.Register();
        var other = await clusters.App.Organization(clusters.Admin, "Other");
        var stranger = (await clusters.App.User(Role.Viewer, clusters.Admin, other)).Client;

        (await stranger.Read("hypervisor/search?q=pve")).GetProperty("total").GetInt32().ShouldBe(0);
        (await (await stranger.GetAsync("hypervisor/search?q=%20&kinds=colour&limit=101")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["kinds", "limit", "q"]);
        (await (await stranger.GetAsync($"hypervisor/search?q={new string('a', 201)}&limit=0")).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["limit", "q"]);
        await stranger.Read($"hypervisor/search?q={new string('a', 200)}&limit=100");
        await stranger.Read("hypervisor/search?q=a&limit=1");
    }
}
