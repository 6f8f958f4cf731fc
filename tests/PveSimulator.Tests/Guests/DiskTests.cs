namespace Hypervisor.PveSimulator.Tests;

public sealed class DiskTests
{
    [Fact]
    public async Task A_moved_disk_leaves_the_old_one_as_unused()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0, InstantTasks = true, CephCluster = 0 });
        var cluster = fleet.Clusters[0];
        using var client = new TestClient(cluster);
        await client.Start("/nodes/pve1/qemu", "vmid=100&scsi0=local-lvm%3A8");

        var upid = await client.Start("/nodes/pve1/qemu/100/move_disk", "disk=scsi0&storage=ceph-vm");

        (await client.Status(upid))["exitstatus"]!.GetValue<string>().ShouldBe("OK");
        var config = (await client.Get("/nodes/pve1/qemu/100/config"))!;
        config["scsi0"]!.GetValue<string>().ShouldStartWith("ceph-vm:vm-100-disk-0");
        config["unused0"]!.GetValue<string>().ShouldBe("local-lvm:vm-100-disk-0");
    }
}
