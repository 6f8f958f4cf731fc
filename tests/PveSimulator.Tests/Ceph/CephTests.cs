namespace Hypervisor.PveSimulator.Tests;

public sealed class CephTests
{
    [Fact]
    public async Task Only_the_cluster_that_the_options_name_has_Ceph()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 2, Guests = 0 });
        using var without = new TestClient(fleet.Clusters[0]);
        using var with = new TestClient(fleet.Clusters[1]);

        using var refused = await without.Send("GET", "/nodes/pve1/ceph/status");

        refused.ReasonPhrase.ShouldBe("binary not installed: /usr/bin/ceph-mon");
        (await with.Get("/nodes/pve1/ceph/status"))!["health"]!["status"]!.GetValue<string>().ShouldBe("HEALTH_OK");
        foreach (var read in new[] { "osd", "mon", "mgr", "mds", "pool", "fs", "rules", "cfg/raw", "cfg/db", "log", "crush" }) (await with.Get($"/nodes/pve2/ceph/{read}")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_stopped_osd_degrades_the_health()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, CephCluster = 0 });
        fleet.Clusters[0].StopCephService("osd.2");
        using var client = new TestClient(fleet.Clusters[0]);

        var status = (await client.Get("/cluster/ceph/status"))!;

        status["health"]!["status"]!.GetValue<string>().ShouldBe("HEALTH_WARN");
        status["health"]!["checks"]!["OSD_DOWN"].ShouldNotBeNull();
        status["osdmap"]!["num_up_osds"]!.GetValue<int>().ShouldBe(5);
    }

    [Fact]
    public async Task A_flag_shows_in_the_list_and_in_the_health()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, CephCluster = 0 });
        using var client = new TestClient(fleet.Clusters[0]);

        using var set = await client.Send("PUT", "/cluster/ceph/flags/noout", "value=1");

        ((int)set.StatusCode).ShouldBe(200);
        (await client.Get("/cluster/ceph/flags/noout"))!.GetValue<int>().ShouldBe(1);
        (await client.Get("/cluster/ceph/status"))!["health"]!["checks"]!["OSDMAP_FLAGS"].ShouldNotBeNull();
    }
}
