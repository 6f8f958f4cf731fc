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
    public void Settings_with_a_policy_of_changes() => Holds(
        new SettingsGrain.State
        {
            SyncInterval = 60,
            Changes = new ChangePolicy
            {
                LifetimeHours = 24,
                MaxOpen = 10,
                Approvals = [new ApprovalPolicy { Scope = new ChangeScope { Risk = Risk.Catastrophic, ControllerId = Guid.Parse(Id), Tag = "prod" }, Rule = ApprovalRule.TwoPersons }],
                Windows = [new MaintenanceWindow { Days = [DayOfWeek.Saturday], Start = "22:00", End = "04:00", TimeZone = "Europe/Berlin" }],
            },
        },
        $$$"""{"syncInterval":60,"showTemplates":false,"changes":{"lifetimeHours":24,"maxOpen":10,"approvals":[{"scope":{"risk":"catastrophic","controllerId":"{{{Id}}}","tag":"prod"},"rule":"twoPersons"}],"windows":[{"scope":{},"days":["saturday"],"start":"22:00","end":"04:00","timeZone":"Europe/Berlin"}]}}""");

    [Fact]
    public void A_lane() => Holds(new Lane.State { Changes = [Guid.Parse(Id)] }, $$"""{"changes":["{{Id}}"]}""");

    [Fact]
    public void A_change_on_its_way() => Holds(
        new PendingChangeGrain.State
        {
            OrganizationId = Guid.Parse(Id),
            Target = new ChangeTarget { ControllerId = Guid.Parse(Id), Node = "pve1", VmType = GuestType.Qemu, Vmid = 100 },
            Feature = "proxmox.vm.stop",
            Operation = "create",
            SealedRequest = "sealed",
            SealedCommand = "sealed",
            Origin = ChangeOrigin.Direct,
            RequestedBy = new Person(Guid.Parse(Id), "admin"),
            CreatedAt = Samples.Noon,
            UpdatedAt = Samples.Noon,
            ExpiresAt = Samples.Noon,
            Status = ChangeStatus.Applying,
            Plan = new ChangePlan { Risk = Risk.Disruptive, RequiresConfirmation = false, Base = new ChangeBase(null, "running", []), PlannedAt = Samples.Noon },
            Attempts = [new ChangeAttempt { Id = Guid.Parse(Id), By = new Person(Guid.Parse(Id), "admin"), StartedAt = Samples.Noon, IntendedAt = Samples.Noon, Node = "pve1" }],
            Intent = new ChangeIntent(Guid.Parse(Id), "pve1", "POST /nodes/pve1/qemu/100/status/stop", "root@pam!hypervisor", [], Samples.Noon),
            Revision = 3,
            Untold = [new ChangeNews(Guid.Parse(Id), Samples.Noon, "change.applying", AuditResult.Succeeded, new Person(Guid.Parse(Id), "admin"), null, "192.0.2.1", null)],
        },
        """{"organizationId":"ID","target":{"controllerId":"ID","node":"pve1","vmType":"qemu","vmid":100},"feature":"proxmox.vm.stop","operation":"create","sealedRequest":"sealed","sealedCommand":"sealed","payload":"{}","origin":"direct","requestedBy":{"userId":"ID","username":"admin"},"createdAt":"2026-11-23T12:00:00+00:00","updatedAt":"2026-11-23T12:00:00+00:00","expiresAt":"2026-11-23T12:00:00+00:00","status":"applying","plan":{"calls":[],"risk":"disruptive","requiresConfirmation":false,"impact":[],"warnings":[],"diff":[],"base":{"status":"running","dependents":[]},"plannedAt":"2026-11-23T12:00:00+00:00","tags":[]},"approval":"none","approvals":[],"attempts":[{"id":"ID","by":{"userId":"ID","username":"admin"},"startedAt":"2026-11-23T12:00:00+00:00","intendedAt":"2026-11-23T12:00:00+00:00","node":"pve1"}],"intent":{"attempt":"ID","node":"pve1","request":"POST /nodes/pve1/qemu/100/status/stop","user":"root@pam!hypervisor","known":[],"newest":"2026-11-23T12:00:00+00:00"},"errors":{},"logTail":[],"revision":3,"untold":[{"id":"ID","at":"2026-11-23T12:00:00+00:00","what":"change.applying","result":"succeeded","by":{"userId":"ID","username":"admin"},"address":"192.0.2.1"}]}""".Replace("ID", Id, StringComparison.Ordinal));

    [Fact]
    public void Services_and_one_of_them()
    {
        var service = new Service { Id = Guid.Parse(Id), OrganizationId = Guid.Parse(Id), Name = "ci", Role = Role.SiteAdmin, CreatedAt = Samples.Noon, CreatedBy = new Person(Guid.Parse(Id), "admin") };
        const string Stored = """{"id":"ID","organizationId":"ID","name":"ci","role":"siteAdmin","sites":[],"createdAt":"2026-11-23T12:00:00+00:00","createdBy":{"userId":"ID","username":"admin"}}""";
        Holds(new ServicesGrain.State { Services = [service] }, $$"""{"services":[{{Stored}}]}""".Replace("ID", Id, StringComparison.Ordinal));
        Holds(new ServiceGrain.State { Service = service, SealedKey = "sealed" }, $$"""{"service":{{Stored}},"sealedKey":"sealed"}""".Replace("ID", Id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_connection_and_its_queue()
    {
        var connection = new FabricConnection
        {
            Id = Guid.Parse(Id),
            OrganizationId = Guid.Parse(Id),
            Author = new Person(Guid.Parse(Id), "admin"),
            CreatedAt = Samples.Noon,
            UpdatedAt = Samples.Noon,
            Wiring = new FabricWiring
            {
                Name = "again",
                SourceEvent = "hypervisor.guest.stopped",
                Conditions = [new FabricCondition("vmid", "eq", new ClusterJson("100"u8.ToArray()))],
                Steps = [new FabricStep("hypervisor.vm.start", new ClusterJson("""{"vmid":100}"""u8.ToArray()))],
            },
        };
        var delivery = new FabricDelivery
        {
            Id = Guid.Parse(Id),
            Event = new FabricEvent { Id = Guid.Parse(Id), Kind = "hypervisor.guest.stopped", At = Samples.Noon, Payload = new ClusterJson("""{"vmid":100}"""u8.ToArray()), Chain = [Guid.Parse(Id)] },
            AcceptedAt = Samples.Noon,
            NextAt = Samples.Noon,
        };
        const string Stored = """{"id":"ID","wiring":{"name":"again","sourceEvent":"hypervisor.guest.stopped","conditions":[{"field":"vmid","op":"eq","value":100}],"steps":[{"operationId":"hypervisor.vm.start","inputs":{"vmid":100}}],"cooldown":0,"enabled":true},"author":{"userId":"ID","username":"admin"},"createdAt":"2026-11-23T12:00:00+00:00","updatedAt":"2026-11-23T12:00:00+00:00","organizationId":"ID"}""";
        Holds(new FabricGrain.State { Connections = [connection] }, $$"""{"connections":[{{Stored}}]}""".Replace("ID", Id, StringComparison.Ordinal));
        Holds(
            new FabricConnectionGrain.State { Connection = connection, Queue = [delivery], Seen = [Guid.Parse(Id)], LastRunAt = Samples.Noon },
            ("""{"connection":""" + Stored + ""","queue":[{"id":"ID","event":{"id":"ID","kind":"hypervisor.guest.stopped","at":"2026-11-23T12:00:00+00:00","payload":{"vmid":100},"chain":["ID"]},"acceptedAt":"2026-11-23T12:00:00+00:00","attempts":0,"nextAt":"2026-11-23T12:00:00+00:00"}],"dead":[],"runs":[],"seen":["ID"],"lastRunAt":"2026-11-23T12:00:00+00:00"}""").Replace("ID", Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Alerts_of_a_controller_and_what_webhooks_are_still_to_be_told()
    {
        var about = new AlertObject { Type = AlertObjectType.Storage, Name = "nfs", Node = "pve1" };
        var alert = new Alert
        {
            Id = Guid.Parse(Id),
            Kind = AlertKind.StorageFull,
            RuleId = "storage-full",
            Severity = AlertSeverity.Warning,
            ControllerId = Guid.Parse(Id),
            ControllerName = "lab",
            Object = about,
            Summary = "Storage nfs is 91 % full",
            Value = 91,
            Threshold = 85,
            FirstSeen = Samples.Noon,
            LastSeen = Samples.Noon,
            RaisedAt = Samples.Noon,
        };
        Holds(
            new AlertBook
            {
                Conditions = [new AlertCondition { Kind = AlertKind.StorageFull, Object = about, Tags = ["prod"], BadSince = Samples.Noon, GoodSince = Samples.Noon, Alert = alert, Told = true }],
                Ended = [alert with { ClearedAt = Samples.Noon, EndedBy = AlertEnd.Recovered }],
                Mutes = System.Collections.Immutable.ImmutableDictionary<string, AlertMute>.Empty.Add(
                    AlertCondition.KeyOf(AlertKind.StorageFull, about), new AlertMute(Samples.Noon, new Person(Guid.Parse(Id), "admin"), Samples.Noon, "moving")),
                Untold = [new AlertEvent(Guid.Parse(Id), AlertEventType.Raised, Samples.Noon, alert)],
                BackupsDueAt = Samples.Noon,
            },
            """{"conditions":[{"kind":"storageFull","object":{"type":"storage","name":"nfs","node":"pve1"},"tags":["prod"],"badSince":"2026-11-23T12:00:00+00:00","goodSince":"2026-11-23T12:00:00+00:00","alert":{"id":"ID","kind":"storageFull","ruleId":"storage-full","severity":"warning","controllerId":"ID","controllerName":"lab","object":{"type":"storage","name":"nfs","node":"pve1"},"summary":"Storage nfs is 91 % full","value":91,"threshold":85,"firstSeen":"2026-11-23T12:00:00+00:00","lastSeen":"2026-11-23T12:00:00+00:00","raisedAt":"2026-11-23T12:00:00+00:00","mutedByRule":false,"stale":false},"told":true}],"ended":[{"id":"ID","kind":"storageFull","ruleId":"storage-full","severity":"warning","controllerId":"ID","controllerName":"lab","object":{"type":"storage","name":"nfs","node":"pve1"},"summary":"Storage nfs is 91 % full","value":91,"threshold":85,"firstSeen":"2026-11-23T12:00:00+00:00","lastSeen":"2026-11-23T12:00:00+00:00","raisedAt":"2026-11-23T12:00:00+00:00","clearedAt":"2026-11-23T12:00:00+00:00","endedBy":"recovered","mutedByRule":false,"stale":false}],"mutes":{"StorageFull/Storage/pve1/nfs":{"until":"2026-11-23T12:00:00+00:00","by":{"userId":"ID","username":"admin"},"at":"2026-11-23T12:00:00+00:00","reason":"moving"}},"untold":[{"id":"ID","type":"raised","at":"2026-11-23T12:00:00+00:00","alert":{"id":"ID","kind":"storageFull","ruleId":"storage-full","severity":"warning","controllerId":"ID","controllerName":"lab","object":{"type":"storage","name":"nfs","node":"pve1"},"summary":"Storage nfs is 91 % full","value":91,"threshold":85,"firstSeen":"2026-11-23T12:00:00+00:00","lastSeen":"2026-11-23T12:00:00+00:00","raisedAt":"2026-11-23T12:00:00+00:00","mutedByRule":false,"stale":false}}],"backupsDueAt":"2026-11-23T12:00:00+00:00"}""".Replace("ID", Id, StringComparison.Ordinal));
    }

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
