namespace Hypervisor.PveSimulator.Tests;

public sealed class FirewallTests
{
    [Fact]
    public async Task A_new_rule_comes_first_and_a_moved_one_stands_before_that_of_its_new_position()
    {
        await using var fleet = await Start();
        using var client = new TestClient(fleet.Clusters[0]);
        foreach (var name in new[] { "c", "b", "a" }) await Done(client, "POST", "/cluster/firewall/rules", $"type=in&action=ACCEPT&comment={name}");
        (await Comments(client)).ShouldBe("abc");

        await Done(client, "PUT", "/cluster/firewall/rules/0", "moveto=2");
        (await Comments(client)).ShouldBe("bac");
        await Done(client, "PUT", "/cluster/firewall/rules/2", "moveto=0");
        (await Comments(client)).ShouldBe("cba");
        await Done(client, "PUT", "/cluster/firewall/rules/0", "moveto=3");
        (await Comments(client)).ShouldBe("bac");
        await Done(client, "DELETE", "/cluster/firewall/rules/1");
        (await Comments(client)).ShouldBe("bc");
    }

    [Fact]
    public async Task The_position_is_text_in_a_rule_alone_and_a_number_in_a_list()
    {
        await using var fleet = await Start();
        fleet.Clusters[0].Firewall.Cluster.AddRule("in", "DROP");
        using var client = new TestClient(fleet.Clusters[0]);

        (await client.Get("/cluster/firewall/rules"))![0]!["pos"]!.GetValue<int>().ShouldBe(0);
        (await client.Get("/cluster/firewall/rules/0"))!["pos"]!.GetValue<string>().ShouldBe("0");
    }

    [Fact]
    public async Task A_digest_is_good_until_the_next_change()
    {
        await using var fleet = await Start();
        fleet.Clusters[0].Firewall.OfGuest(100).AddRule("in", "DROP");
        using var client = new TestClient(fleet.Clusters[0]);
        const string Path = "/nodes/pve1/qemu/100/firewall/rules/0";
        var digest = (await client.Get(Path))!["digest"]!.GetValue<string>();

        await Done(client, "PUT", Path, $"comment=one&digest={digest}");
        using var stale = await client.Send("PUT", Path, $"comment=two&digest={digest}");

        stale.ReasonPhrase.ShouldBe("detected modified configuration - file changed by other user? Try again.");
    }

    [Fact]
    public async Task A_guest_refers_to_sets_and_aliases_of_its_own_and_of_the_cluster()
    {
        await using var fleet = await Start();
        var firewall = fleet.Clusters[0].Firewall;
        firewall.Cluster.AddAlias("office", "198.51.100.0/24");
        firewall.OfGuest(100).AddIpSet("peers", ["192.0.2.1"]);
        using var client = new TestClient(fleet.Clusters[0]);

        (await client.Get("/nodes/pve1/qemu/100/firewall/refs"))!.AsArray().Select(entry => $"{entry!["scope"]} {entry["ref"]}").ShouldBe(["dc office", "guest +peers"]);
        await Done(client, "POST", "/nodes/pve1/qemu/100/firewall/rules", "type=in&action=ACCEPT&source=%2Bpeers&dest=office");
        using var refused = await client.Send("POST", "/cluster/firewall/rules", "type=in&action=ACCEPT&source=%2Bpeers");
        ((int)refused.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task The_firewall_of_a_guest_goes_with_it_and_is_copied_to_its_clone()
    {
        await using var fleet = await Start();
        var cluster = fleet.Clusters[0];
        cluster.Guests.Create(new GuestSpec(100, "pve1"));
        cluster.Firewall.OfGuest(100).AddRule("in", "DROP");
        using var client = new TestClient(cluster);

        _ = await client.Start("/nodes/pve1/qemu/100/clone", "newid=101");
        cluster.Guests.Remove(100);

        (await client.Get("/nodes/pve1/qemu/101/firewall/rules"))!.AsArray().Count.ShouldBe(1);
        (await client.Get("/nodes/pve1/qemu/100/firewall/rules"))!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/nodes/pve1/qemu/100/firewall/rules", "VM.Audit")]
    [InlineData("PUT", "/nodes/pve1/lxc/100/firewall/options", "VM.Config.Network")]
    [InlineData("GET", "/nodes/pve1/qemu/100/firewall/log", "VM.Console")]
    public async Task The_firewall_of_a_guest_asks_for_privileges_on_the_guest(string method, string path, string privilege)
    {
        await using var fleet = await Start();
        var secret = fleet.Clusters[0].CreateToken("limited", hasOwnPrivileges: true);
        using var client = new TestClient(fleet.Clusters[0]) { Token = $"root@pam!limited={secret}" };

        using var refused = await client.Send(method, path, method == "PUT" ? "enable=1" : null);

        refused.ReasonPhrase.ShouldBe($"Permission check failed (/vms/100, {privilege})");
    }

    private static async Task<SimulatedFleet> Start()
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, InstantTasks = true });
        fleet.Clusters[0].Firewall.Clear();
        return fleet;
    }

    private static async Task<string> Comments(TestClient client) => string.Concat((await client.Get("/cluster/firewall/rules"))!.AsArray().Select(rule => rule!["comment"]!.GetValue<string>()));

    private static async Task Done(TestClient client, string method, string path, string? form = null)
    {
        using var response = await client.Send(method, path, form);
        ((int)response.StatusCode).ShouldBe(200, $"{path}: {response.ReasonPhrase}");
    }
}
