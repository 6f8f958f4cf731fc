using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;
using Hypervisor.PveSimulator;
using Microsoft.Extensions.Time.Testing;
using Secret = Hypervisor.Grains.Interfaces.Secret;

namespace Hypervisor.Grains.Tests;

/// <summary>Nobody is said to have no backup because something could not be read.</summary>
public sealed class BackupSurveyTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_storage_that_fails_is_named_and_its_guests_are_unknown()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, Guests = 30, InstantTasks = true });
        var id = await fleet.Register();
        using var fault = fleet.Cluster.Faults.Add(Fault.Status(500, "mount error: server gone") with { PathPrefix = "/nodes/pve1/storage/nfs-backup" });
        using var second = fleet.Cluster.Faults.Add(Fault.Status(500, "mount error: server gone") with { PathPrefix = "/nodes/pve2/storage/nfs-backup" });
        using var third = fleet.Cluster.Faults.Add(Fault.Status(500, "mount error: server gone") with { PathPrefix = "/nodes/pve3/storage/nfs-backup" });

        var report = await Backups(fleet, id).AgeReport(24);

        report.Complete.ShouldBeFalse();
        var problem = report.Problems.ShouldHaveSingleItem();
        problem.Storage.ShouldBe("nfs-backup");
        problem.Reason.ShouldContain("mount error: server gone");
        report.NeverBackedUp.ShouldBe(0);
        report.Unknown.ShouldBe(report.TotalVms);
        report.Vms.ShouldAllBe(vm => !vm.IsStale);
    }

    [Fact]
    public async Task A_storage_that_hangs_is_given_up_and_the_others_count()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 30, InstantTasks = true }, clock: clock);
        var id = await fleet.Register();
        using var fault = fleet.Cluster.Faults.Add(new Fault(FaultKind.Hang) { PathPrefix = "/nodes/pve1/storage/local/content" });

        var asking = Backups(fleet, id).AgeReport(24 * 365);
        var sharing = Backups(fleet, id).AgeReport(1);
        await fleet.Until(() => Task.FromResult(asking.IsCompleted));

        var report = await asking;
        report.Problems.ShouldHaveSingleItem().Reason.ShouldBe("It did not answer within 28 seconds.");
        report.BackedUp.ShouldBePositive();
        report.NeverBackedUp.ShouldBe(0);
        (report.BackedUp + report.Unknown).ShouldBe(report.TotalVms);
        report.Calls.ShouldBe(3);
        (await sharing).AsOf.ShouldBe(report.AsOf, "both share one run");
    }

    [Fact]
    public async Task A_node_that_is_down_is_named_and_a_shared_storage_is_read_elsewhere()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, Nodes = 3, Guests = 30, InstantTasks = true });
        var id = await fleet.Register();
        await fleet.Cluster.Nodes.TakeDown("pve3");
        await fleet.Controller(id).Sync();

        var report = await Backups(fleet, id).AgeReport(24 * 365);

        var problem = report.Problems.ShouldHaveSingleItem();
        (problem.Storage, problem.Node).ShouldBe(("local", "pve3"));
        report.BackedUp.ShouldBePositive();
        report.NeverBackedUp.ShouldBe(0);
    }

    [Fact]
    public async Task An_account_that_is_not_shown_backups_finds_nobody_without()
    {
        await using var fleet = await TestFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 30, InstantTasks = true });
        var secret = fleet.Cluster.CreateToken("auditor", hasOwnPrivileges: true);
        fleet.Cluster.Grant("/", "root@pam!auditor", "PVEAuditor");
        var id = await fleet.Register(change: registration => registration with { Config = new ControllerConfig { TokenId = "root@pam!auditor", TokenSecret = new Secret(secret) } });

        var report = await Backups(fleet, id).AgeReport(24);

        report.Complete.ShouldBeFalse();
        report.Problems.ShouldContain(problem => problem.Storage == "nfs-backup" && problem.Reason.Contains("Datastore.AllocateSpace"));
        report.NeverBackedUp.ShouldBe(0);
        report.Calls.ShouldBe(1);
    }

    [Fact]
    public void Privileges_are_those_of_the_nearest_path()
    {
        var privileges = new BackupPrivileges(new Dictionary<string, Dictionary<string, bool>>
        {
            ["/"] = new() { ["Datastore.Audit"] = true, ["VM.Backup"] = false },
            ["/storage"] = new() { ["Datastore.AllocateSpace"] = true },
            ["/storage/none"] = [],
            ["/storage/all"] = new() { ["Datastore.Allocate"] = false },
            ["/vms/100"] = new() { ["VM.Backup"] = true },
        });

        privileges.SeesAllStorages.ShouldBeTrue();
        privileges.Problem("nfs").ShouldBeNull();
        privileges.Problem("all").ShouldBeNull();
        privileges.Problem("none").ShouldNotBeNull();
        privileges.Sees("nfs", 100).ShouldBeTrue();
        privileges.Sees("nfs", 101).ShouldBeFalse();
        privileges.Sees("all", 101).ShouldBeTrue();
        new BackupPrivileges(new Dictionary<string, Dictionary<string, bool>>()).SeesAllStorages.ShouldBeFalse();
    }

    [Fact]
    public void Only_dated_backups_of_the_guest_itself_count()
    {
        var backups = new NewestBackups(new Dictionary<int, bool> { [100] = false, [101] = true }, Now);
        var day = Now.ToUnixTimeSeconds() - 86_400;
        foreach (var backup in new[]
        {
            new PveBackup { Vmid = 100, CreatedAtSeconds = day, VolumeId = "a" },
            new PveBackup { Vmid = 100, CreatedAtSeconds = day + 5, VolumeId = "b", Content = "backup" },
            new PveBackup { Vmid = 100, CreatedAtSeconds = day + 1, VolumeId = "c" },
            new PveBackup { Vmid = 100, CreatedAtSeconds = day + 9, Subtype = "lxc" },
            new PveBackup { Vmid = 100, CreatedAtSeconds = day + 9, Content = "iso" },
            new PveBackup { Vmid = 101, CreatedAtSeconds = 99_999_999_999 },
            new PveBackup { Vmid = 101 },
            new PveBackup { Vmid = 999, CreatedAtSeconds = day },
            new PveBackup { Vmid = long.MaxValue, CreatedAtSeconds = day },
            new PveBackup { CreatedAtSeconds = day },
        })
        {
            backups.Add(backup);
        }

        backups.All.ShouldHaveSingleItem().Value.VolumeId.ShouldBe("b");
        backups.Undated.ShouldBe(2);
    }

    private static IBackupReads Backups(TestFleet fleet, Guid id) => fleet.Grains.GetGrain<IBackupReads>(GrainKeys.Controller(id));
}
