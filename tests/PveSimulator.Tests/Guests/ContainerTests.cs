namespace Hypervisor.PveSimulator.Tests;

public sealed class ContainerTests
{
    [Fact]
    public async Task Nesting_is_for_who_makes_it_unprivileged_and_else_for_root_alone()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, InstantTasks = true });
        using var client = new TestClient(fleet.Clusters[0]);
        var template = (await client.Get("/nodes/pve1/storage/local/content?content=vztmpl"))!.AsArray()[0]!["volid"]!.GetValue<string>();
        var form = $"ostemplate={Uri.EscapeDataString(template)}&rootfs=local-lvm%3A4&features=nesting%3D1";

        using var refused = await client.Send("POST", "/nodes/pve1/lxc", form + "&vmid=100");
        await client.Start("/nodes/pve1/lxc", form + "&vmid=101&unprivileged=1");

        ((int)refused.StatusCode).ShouldBe(403);
        (await client.Get("/nodes/pve1/lxc/101/config"))!["features"]!.GetValue<string>().ShouldBe("nesting=1");
    }
}
