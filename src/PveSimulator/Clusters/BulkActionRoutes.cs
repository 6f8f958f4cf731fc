namespace Hypervisor.PveSimulator;

internal static class BulkActionRoutes
{
    private const string Path = "/cluster/bulk-action/guest";

    public static void MapBulkActions(this RouteTable routes)
    {
        routes.Get("/cluster/bulk-action", ParameterSet.None, Permissions.All, _ => Index.Of("name", "guest"));
        routes.Get(Path, ParameterSet.None, Permissions.All, _ => Index.Of("name", "start", "shutdown", "migrate", "suspend"));
        routes.Post(Path + "/start", DatacenterParameters.BulkStart, Permissions.All, call => BulkActions.Start(call, "bulk-start", "Starting guests", BulkActions.Chosen(call, "VM.PowerMgmt", null)));
        routes.Post(Path + "/shutdown", DatacenterParameters.BulkShutdown, Permissions.All, call => BulkActions.Shutdown(call, "bulk-shutdown", "Shutting down guests", BulkActions.Chosen(call, "VM.PowerMgmt", null)));
        routes.Post(Path + "/suspend", DatacenterParameters.BulkSuspend, Permissions.All, call => BulkActions.Suspend(call, "bulk-suspend", "Suspending guests", BulkActions.Chosen(call, "VM.PowerMgmt", null)));
        routes.Post(Path + "/migrate", DatacenterParameters.BulkMigrate, Permissions.All, call => BulkActions.Migrate(call, "bulk-migrate", BulkActions.Chosen(call, "VM.Migrate", null)));
    }
}
