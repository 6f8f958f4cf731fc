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

    [Fact]
    public async Task A_change_of_a_pools_members_is_staged_at_the_pools_gateway()
    {
        await using var clusters = await SimulatedClusters.Start(nodes: 1, guests: 4);
        var id = await clusters.Register();
        var pools = (await clusters.Admin.Read($"hypervisor/controllers/{id}/pools")).EnumerateArray().ToArray();
        var outsider = clusters.Cluster.Guests.All.First(guest => !pools.SelectMany(pool => pool.GetProperty("members").EnumerateArray()).Any(member => member.GetProperty("vmid").GetInt32() == guest.Vmid));

        using var response = await clusters.Admin.PostAsJsonAsync(
            $"gateway-proxmox-pool/{id}/changes/proxmox.pool.guests?operation=update", new { payload = new { vms = $"{outsider.Vmid}" }, target_id = "prod" });

        var staged = await response.Json(HttpStatusCode.Created);
        staged.Text("feature").ShouldBe("proxmox.pool.guests");
        staged.Text("target_id").ShouldBe("prod");
        (await clusters.Admin.Read($"gateway-proxmox-pool/{id}/changes")).EnumerateArray().ShouldHaveSingleItem().Text("id").ShouldBe(staged.Text("id"));
    }
}
