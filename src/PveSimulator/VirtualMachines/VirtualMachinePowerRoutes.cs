namespace Hypervisor.PveSimulator;

internal static class VirtualMachinePowerRoutes
{
    private const string Path = VirtualMachineRoutes.Path + "/status";

    public static void MapVirtualMachinePower(this RouteTable routes)
    {
        var power = Permissions.On("/vms/{vmid}", "VM.PowerMgmt");
        routes.Add(new("GET", Path, VirtualMachineParameters.Guest, Permissions.All, _ => Index.Of("subdir", "current", "start", "stop", "reset", "shutdown", "suspend", "reboot")) { IsAnsweredAtEntry = true });
        routes.Get(Path + "/current", VirtualMachineParameters.Guest, Permissions.On("/vms/{vmid}", "VM.Audit"), call => GuestStatus.ToCurrent(call.VirtualMachine));
        routes.Post(Path + "/start", VirtualMachineParameters.Start, power, call => PowerActions.Start(call, call.VirtualMachine));
        routes.Post(Path + "/stop", VirtualMachineParameters.Stop, power, call => PowerActions.Stop(call, call.VirtualMachine));
        routes.Post(Path + "/shutdown", VirtualMachineParameters.Shutdown, power, call => PowerActions.Shutdown(call, call.VirtualMachine));
        routes.Post(Path + "/reboot", VirtualMachineParameters.Reboot, power, call => PowerActions.Reboot(call, call.VirtualMachine));
        routes.Post(Path + "/suspend", VirtualMachineParameters.Suspend, power, call => PowerActions.Suspend(call, call.VirtualMachine));
        routes.Post(Path + "/resume", VirtualMachineParameters.Resume, power, call => PowerActions.Resume(call, call.VirtualMachine));
        routes.Post(Path + "/reset", VirtualMachineParameters.Reset, power, call => PowerActions.Reset(call, call.VirtualMachine));
    }
}
