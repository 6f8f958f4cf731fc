namespace Hypervisor.PveSimulator;

/// <summary>What is done to all guests of a node.</summary>
internal static class NodeGuestsRoutes
{
    public static void MapNodeGuests(this RouteTable routes)
    {
        routes.Post("/nodes/{node}/startall", NodeParameters.StartAll, Permissions.All, call =>
        {
            var guests = BulkActions.Chosen(call, "VM.PowerMgmt", call.Node);
            return BulkActions.Start(call, "startall", "Starting guests", call.Has("vms") || call.Flag("force") ? guests : guests.Where(guest => guest.Config["onboot"] == "1").ToList());
        });
        routes.Post("/nodes/{node}/stopall", NodeParameters.StopAll, Permissions.All, call => BulkActions.Shutdown(call, "stopall", "Stopping guests", BulkActions.Chosen(call, "VM.PowerMgmt", call.Node)));
        routes.Post("/nodes/{node}/suspendall", NodeSystemParameters.SuspendAll, Permissions.All, call => BulkActions.Suspend(call, "suspendall", "Suspending guests", BulkActions.Chosen(call, "VM.PowerMgmt", call.Node)));
        routes.Post("/nodes/{node}/migrateall", NodeSystemParameters.MigrateAll, Permissions.All, call =>
        {
            if (call["target"] == call.Node.Name) throw PveError.Invalid("target", "target is local node.");
            return BulkActions.Migrate(call, "migrateall", BulkActions.Chosen(call, "VM.Migrate", call.Node));
        });
    }
}
