namespace Hypervisor.PveSimulator;

internal static class ContainerRoutes
{
    public const string Path = "/nodes/{node}/lxc/{vmid}";

    private static readonly string[] Subdirectories =
    [
        "config", "pending", "status", "vncproxy", "termproxy", "vncwebsocket", "spiceproxy", "migrate", "clone", "rrd", "rrddata", "firewall", "snapshot", "resize", "interfaces",
    ];

    public static void MapContainers(this RouteTable routes)
    {
        var audit = Permissions.On("/vms/{vmid}", "VM.Audit");
        var power = Permissions.On("/vms/{vmid}", "VM.PowerMgmt");
        routes.Get("/nodes/{node}/lxc", ContainerParameters.List, Permissions.All, List);
        routes.Add(new("GET", Path, ContainerParameters.Guest, Permissions.All, _ => Index.Of("subdir", Subdirectories)) { IsAnsweredAtEntry = true });
        routes.Get(Path + "/rrddata", ContainerParameters.Rrd, audit, call => RrdData.OfGuest(call, call.Container));
        routes.Add(new("GET", Path + "/status", ContainerParameters.Guest, Permissions.All, _ => Index.Of("subdir", "current", "start", "stop", "shutdown", "reboot")) { IsAnsweredAtEntry = true });
        routes.Get(Path + "/status/current", ContainerParameters.Guest, audit, call => GuestStatus.ToCurrent(call.Container));
        routes.Post(Path + "/status/start", ContainerParameters.Start, power, call => PowerActions.Start(call, call.Container));
        routes.Post(Path + "/status/stop", ContainerParameters.Stop, power, call => PowerActions.Stop(call, call.Container));
        routes.Post(Path + "/status/shutdown", ContainerParameters.Shutdown, power, call => PowerActions.Shutdown(call, call.Container));
        routes.Post(Path + "/status/reboot", ContainerParameters.Reboot, power, call => PowerActions.Reboot(call, call.Container));
        routes.Post(Path + "/status/suspend", ContainerParameters.Guest, power, call => PowerActions.Suspend(call, call.Container));
        routes.Post(Path + "/status/resume", ContainerParameters.Guest, power, call => PowerActions.Resume(call, call.Container));
        routes.Get(Path + "/config", ContainerParameters.Config, audit, call => GuestConfigActions.Get(call, call.Container));
        routes.Put(Path + "/config", ContainerParameters.UpdateConfig, Configure, call => GuestConfigActions.Put(call, call.Container));
        routes.Get(Path + "/pending", ContainerParameters.Guest, audit, call => GuestConfigActions.Pending(call.Container));
        routes.Get(Path + "/feature", ContainerParameters.Feature, audit, Feature);
        routes.Get(Path + "/interfaces", ContainerParameters.Guest, audit, Interfaces);
        routes.Post("/nodes/{node}/lxc", ContainerParameters.Create, VirtualMachineRoutes.MayCreate, call => LifecycleActions.Create(call, isContainer: true));
        routes.Delete(Path, ContainerParameters.Delete, Permissions.On("/vms/{vmid}", "VM.Allocate"), call => LifecycleActions.Delete(call, call.Container));
        routes.Post(Path + "/migrate", ContainerParameters.Migrate, Permissions.On("/vms/{vmid}", "VM.Migrate"), call => LifecycleActions.Migrate(call, call.Container));
        routes.Post(Path + "/clone", ContainerParameters.Clone, Permissions.On("/vms/{vmid}", "VM.Clone"), call => LifecycleActions.Clone(call, call.Container));
        routes.Post(Path + "/template", ContainerParameters.Template, Permissions.On("/vms/{vmid}", "VM.Allocate"), call => LifecycleActions.Template(call, call.Container));
        routes.Put(Path + "/resize", ContainerParameters.Resize, Permissions.On("/vms/{vmid}", "VM.Config.Disk"), call => LifecycleActions.Resize(call, call.Container));
        routes.MapContainerSnapshots();
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Guests.Items
        .Where(guest => guest.IsContainer && guest.Node == call.Node && call.May($"/vms/{guest.Vmid}", "VM.Audit"))
        .Select(guest => GuestStatus.ToEntry(guest, isFull: true));

    private static readonly Permission Configure = Permissions.On("/vms/{vmid}", "VM.Config.Disk", "VM.Config.CPU", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options");

    private static Json Feature(Call call) => new() { ["hasFeature"] = call["feature"] == "snapshot" ? SnapshotActions.CanSnapshot(call.Container) : call["feature"] is "clone" or "copy" };

    private static IEnumerable<Json>? Interfaces(Call call)
    {
        var guest = call.Container;
        return guest.IsRunning ? GuestNetwork.Of(guest).Prepend(new("lo", "00:00:00:00:00:00", null, 8)).Select(ToInterface) : null;
    }

    private static Json ToInterface(GuestNetwork network)
    {
        var entry = new Json { ["name"] = network.Name, ["hwaddr"] = network.Mac, ["hardware-address"] = network.Mac };
        if (network.Address is not { } address) return entry.With("ip-addresses", Array.Empty<Json>());
        entry["inet"] = $"{address}/{network.Prefix}";
        entry["inet6"] = $"{network.LinkLocal}/64";
        entry["ip-addresses"] = new[]
        {
            new Json { ["ip-address-type"] = "inet", ["ip-address"] = address, ["prefix"] = network.Prefix }, new Json { ["ip-address-type"] = "inet6", ["ip-address"] = network.LinkLocal, ["prefix"] = 64 },
        };
        return entry;
    }
}
