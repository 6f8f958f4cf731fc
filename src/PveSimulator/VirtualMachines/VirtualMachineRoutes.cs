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
        routes.MapVirtualMachinePower();
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Guests.Items
        .Where(guest => !guest.IsContainer && guest.Node == call.Node && call.May($"/vms/{guest.Vmid}", "VM.Audit"))
        .Select(guest => GuestStatus.ToEntry(guest, call.Flag("full")));
}
