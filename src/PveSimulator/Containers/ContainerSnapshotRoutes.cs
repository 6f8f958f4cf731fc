namespace Hypervisor.PveSimulator;

internal static class ContainerSnapshotRoutes
{
    private const string Path = ContainerRoutes.Path + "/snapshot";
    private const string One = Path + "/{snapname}";

    public static void MapContainerSnapshots(this RouteTable routes)
    {
        var snapshot = Permissions.On("/vms/{vmid}", "VM.Snapshot");
        var rollback = Permissions.On("/vms/{vmid}", "VM.Snapshot", "VM.Snapshot.Rollback");
        routes.Get(Path, ContainerParameters.Guest, Permissions.On("/vms/{vmid}", "VM.Audit"), call => SnapshotActions.List(call.Container));
        routes.Post(Path, ContainerParameters.CreateSnapshot, snapshot, call => SnapshotActions.Create(call, call.Container));
        routes.Add(new("GET", One, ContainerParameters.Snapshot, Permissions.All, _ => Index.Of("cmd", "rollback", "config")) { IsAnsweredAtEntry = true });
        routes.Delete(One, ContainerParameters.DeleteSnapshot, snapshot, call => SnapshotActions.Delete(call, call.Container));
        routes.Get(One + "/config", ContainerParameters.Snapshot, Permissions.On("/vms/{vmid}", "VM.Snapshot", "VM.Snapshot.Rollback", "VM.Audit"), call => SnapshotActions.GetOwnConfig(call.Container, call.Get("snapname")));
        routes.Put(One + "/config", ContainerParameters.UpdateSnapshot, snapshot, call => SnapshotActions.Update(call, call.Container));
        routes.Post(One + "/rollback", ContainerParameters.Rollback, rollback, call => SnapshotActions.Rollback(call, call.Container));
    }
}
