namespace Hypervisor.WebApi.Tests;

public sealed class SdnApiTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task What_is_not_applied_yet_has_its_state_and_what_is_to_come()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var vnets = (await clusters.Admin.Read($"hypervisor/controllers/{id}/sdn/vnets")).EnumerateArray().ToArray();

        vnets.Select(vnet => vnet.Text("vnet")).ShouldBe(["vint0", "vlan10", "vlan20", "vlan30", "vlan40"]);
        var changed = vnets[0];
        changed.Text("state").ShouldBe("changed");
        changed.Text("alias").ShouldBe("internal services");
        changed.GetProperty("pending").Text("alias").ShouldBe("internal services, all sites");
        vnets[1].TryGetProperty("state", out _).ShouldBeFalse();
        vnets[4].Text("state").ShouldBe("new");
    }

    [Fact]
    public async Task Zones_come_by_name_also_through_the_gateway()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var zones = await clusters.Admin.Read($"hypervisor/controllers/{id}/sdn/zones");
        var wrapped = await clusters.Admin.Read($"gateway-proxmox-sdn/{id}/zones");

        zones.EnumerateArray().Select(zone => zone.Text("zone")).ShouldBe(["internal", "lan"]);
        zones[0].Text("type").ShouldBe("simple");
        wrapped.GetProperty("items").GetRawText().ShouldBe(zones.GetRawText());
        (await clusters.Admin.Read($"gateway-proxmox-sdn/{id}/vnets")).GetProperty("items").GetArrayLength().ShouldBe(5);
        (await clusters.Admin.Read($"hypervisor/controllers/{id}/sdn/controllers")).GetArrayLength().ShouldBe(0);
    }
}
