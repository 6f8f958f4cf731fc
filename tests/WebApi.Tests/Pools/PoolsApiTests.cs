using System.Net;
using System.Net.Http.Json;

namespace Hypervisor.WebApi.Tests;

public sealed class PoolsApiTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task Pools_have_their_guests_and_storages_in_few_calls()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var pools = (await clusters.Admin.Read($"hypervisor/controllers/{id}/pools")).EnumerateArray().ToArray();

        pools.Select(pool => pool.Text("poolid")).ShouldBe(["prod", "test"]);
        pools[0].Text("comment").ShouldBe("Production");
        pools[0].GetProperty("storages_listed").GetBoolean().ShouldBeTrue();
        var members = pools.SelectMany(pool => pool.GetProperty("members").EnumerateArray()).ToArray();
        members.ShouldNotBeEmpty();
        members.ShouldAllBe(member => member.Text("id") == $"{member.Text("type")}/{member.GetProperty("vmid").GetInt32()}" && member.Text("node").StartsWith("pve"));
    }

    [Fact]
    public async Task Pools_that_cannot_be_read_are_a_failure()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();
        using var fault = clusters.Cluster.Faults.Add(PveSimulator.Fault.Status(500, "user.cfg is broken") with { PathPrefix = "/pools" });

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/pools");

        (await response.Json(HttpStatusCode.BadGateway)).Text("detail").ShouldContain("user.cfg is broken");
    }
}
