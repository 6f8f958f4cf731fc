namespace Hypervisor.PveSimulator;

internal static class CloudInitRoutes
{
    private const string Path = VirtualMachineRoutes.Path + "/cloudinit";

    public static void MapCloudInit(this RouteTable routes)
    {
        var audit = Permissions.On("/vms/{vmid}", "VM.Audit");
        routes.Get(Path, VirtualMachineParameters.Guest, audit, call => CloudInit.Pending(call.VirtualMachine));
        routes.Get(Path + "/dump", ConsoleParameters.CloudInitDump, audit, call => CloudInit.Dump(call.VirtualMachine, call.Get("type")));
        routes.Put(Path, VirtualMachineParameters.Guest, Permissions.On("/vms/{vmid}", "VM.Config.Cloudinit"), call =>
        {
            CloudInit.MakeDrive(call.VirtualMachine);
            return null;
        });
    }
}
