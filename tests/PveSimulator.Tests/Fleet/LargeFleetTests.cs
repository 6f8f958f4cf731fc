using System.Diagnostics;

namespace Hypervisor.PveSimulator.Tests;

public sealed class LargeFleetTests
{
    [Fact]
    public async Task Two_thousand_guests_with_ten_backups_each_are_made_and_listed_quickly()
    {
        var watch = Stopwatch.StartNew();
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 8, Guests = 2000, BackupsPerGuest = 10 });
        using var client = new TestClient(fleet.Clusters[0]);

        (await client.Get("/cluster/resources"))!.AsArray().Count.ShouldBeGreaterThan(2000);
        (await client.Get("/nodes/pve1/storage/nfs-backup/content?content=backup"))!.AsArray().Count.ShouldBeInRange(15_000, 18_500);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
