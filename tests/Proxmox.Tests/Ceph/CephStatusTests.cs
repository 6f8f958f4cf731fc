namespace Hypervisor.Proxmox.Tests;

public sealed class CephStatusTests : PveTest
{
    [Fact]
    public async Task Reads_health_size_and_what_is_not_well()
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, """
            {
              "fsid": "0d7e8c6a-3a36-4f3f-8f4c-0f2f3a9d7b11",
              "health": { "status": "HEALTH_WARN", "checks": { "OSD_DOWN": { "severity": "HEALTH_WARN", "muted": false, "summary": { "message": "1 osds down", "count": 1 } } }, "mutes": [] },
              "quorum": [0, 1], "quorum_names": ["pve1", "pve2"],
              "monmap": { "epoch": 3, "num_mons": 3, "mons": [ { "rank": 0, "name": "pve1" }, { "rank": 1, "name": "pve2" }, { "rank": 2, "name": "pve3" } ] },
              "osdmap": { "epoch": 311, "num_osds": 6, "num_up_osds": 5, "num_in_osds": "6" },
              "pgmap": { "pgs_by_state": [ { "state_name": "active+clean", "count": 129 } ], "num_pgs": 129, "num_pools": 4, "bytes_used": 1000, "bytes_avail": 3000, "bytes_total": 4000 }
            }
            """);

        var status = await Client().GetCephStatus("pve1");

        Server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/nodes/pve1/ceph/status");
        status.Health!.Status.ShouldBe("HEALTH_WARN");
        status.Health.Checks!["OSD_DOWN"].Summary!.Message.ShouldBe("1 osds down");
        status.QuorumNames!.Value.ShouldBe(["pve1", "pve2"]);
        status.MonMap!.Mons!.Value.Select(monitor => monitor.Name).ShouldBe(["pve1", "pve2", "pve3"]);
        (status.OsdMap!.Count, status.OsdMap.Up, status.OsdMap.In).ShouldBe((6, 5, 6));
        (status.PgMap!.Groups, status.PgMap.UsedBytes, status.PgMap.TotalBytes).ShouldBe((129, 1000L, 4000L));
    }

    [Fact]
    public async Task What_it_leaves_out_is_null_and_no_error()
    {
        Server.Answer = (http, _, _) => PveServer.Data(http, """{"health":{"status":"HEALTH_OK"}}""");

        var status = await Client().GetCephStatus("pve1");

        status.PgMap.ShouldBeNull();
        status.QuorumNames.ShouldBeNull();
    }
}
