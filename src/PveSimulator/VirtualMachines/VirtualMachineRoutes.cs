namespace Hypervisor.PveSimulator;

internal static class VirtualMachineRoutes
{
    public const string Path = "/nodes/{node}/qemu/{vmid}";

    private static readonly string[] Subdirectories =
    [
        "config", "cloudinit", "pending", "status", "unlink", "vncproxy", "termproxy", "migrate", "resize", "move", "rrd", "rrddata", "monitor", "agent", "snapshot", "spiceproxy",
        "sendkey", "firewall", "mtunnel", "remote_migrate",
    ];

    public static void MapVirtualMachines(this RouteTable routes)
    {
        var audit = Permissions.On("/vms/{vmid}", "VM.Audit");
        routes.Get("/nodes/{node}/qemu", VirtualMachineParameters.List, Permissions.All, List);
        routes.Add(new("GET", Path, VirtualMachineParameters.Guest, Permissions.All, _ => Index.Of("subdir", Subdirectories)) { IsAnsweredAtEntry = true });
        routes.Get(Path + "/rrddata", VirtualMachineParameters.Rrd, audit, call => RrdData.OfGuest(call, call.VirtualMachine));
        routes.Get(Path + "/config", VirtualMachineParameters.Config, audit, call => GuestConfigActions.Get(call, call.VirtualMachine));
        routes.Put(Path + "/config", VirtualMachineParameters.UpdateConfig, Configure, call => GuestConfigActions.Put(call, call.VirtualMachine));
        routes.Post(Path + "/config", VirtualMachineParameters.UpdateConfigAsync, Configure, call => GuestConfigActions.Post(call, call.VirtualMachine));
        routes.Get(Path + "/pending", VirtualMachineParameters.Guest, audit, call => GuestConfigActions.Pending(call.VirtualMachine));
        routes.Get(Path + "/feature", VirtualMachineParameters.Feature, audit, Feature);
        routes.Post("/nodes/{node}/qemu", VirtualMachineParameters.Create, MayCreate, call => LifecycleActions.Create(call, isContainer: false));
        routes.Delete(Path, VirtualMachineParameters.Delete, Permissions.On("/vms/{vmid}", "VM.Allocate"), call => LifecycleActions.Delete(call, call.VirtualMachine));
        routes.Get(Path + "/migrate", VirtualMachineParameters.MigratePreconditions, Permissions.On("/vms/{vmid}", "VM.Migrate"), call => LifecycleActions.MigratePreconditions(call, call.VirtualMachine));
        routes.Post(Path + "/migrate", VirtualMachineParameters.Migrate, Permissions.On("/vms/{vmid}", "VM.Migrate"), call => LifecycleActions.Migrate(call, call.VirtualMachine));
        routes.Post(Path + "/clone", VirtualMachineParameters.Clone, Permissions.On("/vms/{vmid}", "VM.Clone"), call => LifecycleActions.Clone(call, call.VirtualMachine));
        routes.Post(Path + "/template", VirtualMachineParameters.Template, Permissions.On("/vms/{vmid}", "VM.Allocate"), call => LifecycleActions.Template(call, call.VirtualMachine));
        routes.Put(Path + "/resize", VirtualMachineParameters.Resize, Permissions.On("/vms/{vmid}", "VM.Config.Disk"), call => LifecycleActions.Resize(call, call.VirtualMachine));
        routes.MapVirtualMachinePower();
        routes.MapVirtualMachineSnapshots();
        routes.MapAgent();
        routes.MapCloudInit();
        routes.MapConsoles();
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Guests.Items
        .Where(guest => !guest.IsContainer && guest.Node == call.Node && call.May($"/vms/{guest.Vmid}", "VM.Audit"))
        .Select(guest => GuestStatus.ToEntry(guest, call.Flag("full")));

    private static readonly Permission Configure = Permissions.On(
        "/vms/{vmid}", "VM.Config.Disk", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Memory", "VM.Config.Network", "VM.Config.HWType", "VM.Config.Options", "VM.Config.Cloudinit");

    /// <summary>A caller who may create nowhere is refused before the parameters are looked at.</summary>
    public static void MayCreate(Call call)
    {
        if (call["pool"] is null && int.TryParse(call["vmid"], out var vmid) && !call.May($"/vms/{vmid}", "VM.Allocate")) throw PveError.Denied();
    }

    private static Json Feature(Call call)
    {
        var has = call["feature"] == "snapshot" ? SnapshotActions.CanSnapshot(call.VirtualMachine) : call["feature"] == "clone" || call["feature"] == "copy";
        return new Json { ["hasFeature"] = has, ["nodes"] = has ? [call.Node.Name] : Array.Empty<string>() };
    }
}
