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
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Guests.Items
        .Where(guest => guest.IsContainer && guest.Node == call.Node && call.May($"/vms/{guest.Vmid}", "VM.Audit"))
        .Select(guest => GuestStatus.ToEntry(guest, isFull: true));
}
