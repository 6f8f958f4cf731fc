using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

/// <summary>State as the first release stores it. What is here stays readable for ever: add to it, never change it.</summary>
public sealed class StoredStateTests
{
    private const string Id = "11111111-1111-4111-8111-111111111111";

    [Fact]
    public void A_controller() => Holds(
        new ControllerGrain.State
        {
            OrganizationId = Guid.Parse(Id),
            Name = "lab",
            Host = "pve.lan",
            Port = 8006,
            UseSsl = true,
            TokenId = "root@pam!hypervisor",
            SealedSecret = "sealed",
            SyncIntervalSeconds = 60,
            CreatedAt = Samples.Noon,
            UpdatedAt = Samples.Noon,
            Status = ControllerStatus.Untrusted,
            StatusReason = "changed",
            StatusSince = Samples.Noon,
        },
        $$"""{"organizationId":"{{Id}}","name":"lab","host":"pve.lan","port":8006,"useSsl":true,"verifySsl":false,"tokenId":"root@pam!hypervisor","sealedSecret":"sealed","syncEnabled":true,"syncIntervalSeconds":60,"createdAt":"2026-11-23T12:00:00+00:00","updatedAt":"2026-11-23T12:00:00+00:00","status":"untrusted","statusReason":"changed","statusSince":"2026-11-23T12:00:00+00:00","removed":false}""");

    [Fact]
    public void A_directory() => Holds(
        new DirectoryGrain.State
        {
            Controllers = [new DirectoryEntry(Guid.Parse(Id), "lab", null)],
            Sites = [new Site(Guid.Parse(Id), Guid.Parse(Id), "Lab", null, Samples.Noon)],
        },
        $$"""{"controllers":[{"controllerId":"{{Id}}","name":"lab"}],"sites":[{"id":"{{Id}}","organizationId":"{{Id}}","name":"Lab","createdAt":"2026-11-23T12:00:00+00:00"}]}""");

    [Fact]
    public void Settings() => Holds(new SettingsGrain.State { SyncInterval = 60, ShowTemplates = true }, """{"syncInterval":60,"showTemplates":true}""");

    [Fact]
    public void A_node() => Holds(
        new NodeGrain.State { Status = "offline", LastSeen = Samples.Noon, Entries = [Entry()], NextId = 2 },
        """{"status":"offline","lastSeen":"2026-11-23T12:00:00+00:00","entries":[{"id":1,"at":"2026-11-23T12:00:00+00:00","kind":"state","summary":"online → offline","from":"online","to":"offline"}],"nextId":2}""");

    [Fact]
    public void A_guest() => Holds(
        new GuestGrain.State
        {
            Known = new GuestGrain.GuestMarks
            {
                Name = "web", Node = "pve1", Status = "running", Cores = "4", Memory = "8 GiB", Disk = "32 GiB", Tags = "prod", Pool = "", HaState = "", Lock = "", Template = "no",
            },
            Entries = [Entry()],
            NextId = 2,
        },
        """{"known":{"name":"web","node":"pve1","status":"running","cores":"4","memory":"8 GiB","disk":"32 GiB","tags":"prod","pool":"","haState":"","lock":"","template":"no"},"gone":false,"entries":[{"id":1,"at":"2026-11-23T12:00:00+00:00","kind":"state","summary":"online → offline","from":"online","to":"offline"}],"nextId":2}""");

    [Fact]
    public void An_inventory_comes_back_as_it_was()
    {
        var inventory = new Inventory
        {
            Version = 7,
            AsOf = Samples.Noon,
            Cluster = new ClusterStatus { Name = "lab", Quorate = false, NodeCount = 1, AsOf = Samples.Noon },
            Nodes = [Samples.Node()],
            Guests = [Samples.Guest() with { VmType = GuestType.Lxc }, Samples.Guest(101)],
        };

        var back = InventoryPacking.Unpack(InventoryPacking.Pack(inventory))!;

        JsonSerializer.Serialize(back, HypervisorJson.Options).ShouldBe(JsonSerializer.Serialize(inventory, HypervisorJson.Options));
    }

    [Fact]
    public void An_inventory_of_an_unknown_form_is_left_to_the_next_sync() => InventoryPacking.Unpack([1, 2, 3]).ShouldBeNull();

    private static TimelineEntry Entry() =>
        new() { Id = 1, At = Samples.Noon, Kind = TimelineKind.State, Summary = "online → offline", From = "online", To = "offline" };

    private static void Holds<T>(T state, string stored)
    {
        JsonSerializer.Serialize(state, StateJson.Options).ShouldBe(stored);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(stored, StateJson.Options), StateJson.Options).ShouldBe(stored);
    }
}
