namespace Hypervisor.PveSimulator;

internal static class VirtualMachineSnapshotRoutes
{
    private const string Path = VirtualMachineRoutes.Path + "/snapshot";
    private const string One = Path + "/{snapname}";

    public static void MapVirtualMachineSnapshots(this RouteTable routes)
    {
        var snapshot = Permissions.On("/vms/{vmid}", "VM.Snapshot");
        var rollback = Permissions.On("/vms/{vmid}", "VM.Snapshot", "VM.Snapshot.Rollback");
        routes.Get(Path, VirtualMachineParameters.Guest, Permissions.On("/vms/{vmid}", "VM.Audit"), call => SnapshotActions.List(call.VirtualMachine));
        routes.Post(Path, VirtualMachineParameters.CreateSnapshot, snapshot, call => SnapshotActions.Create(call, call.VirtualMachine));
        routes.Add(new("GET", One, VirtualMachineParameters.Snapshot, Permissions.All, _ => Index.Of("cmd", "rollback", "config")) { IsAnsweredAtEntry = true });
        routes.Delete(One, VirtualMachineParameters.DeleteSnapshot, snapshot, call => SnapshotActions.Delete(call, call.VirtualMachine));
        routes.Get(One + "/config", VirtualMachineParameters.Snapshot, Permissions.On("/vms/{vmid}", "VM.Snapshot", "VM.Snapshot.Rollback", "VM.Audit"), call => SnapshotActions.GetOwnConfig(call.VirtualMachine, call.Get("snapname")));
        routes.Put(One + "/config", VirtualMachineParameters.UpdateSnapshot, snapshot, call => SnapshotActions.Update(call, call.VirtualMachine));
        routes.Post(One + "/rollback", VirtualMachineParameters.Rollback, rollback, call => SnapshotActions.Rollback(call, call.VirtualMachine));
    }
}
