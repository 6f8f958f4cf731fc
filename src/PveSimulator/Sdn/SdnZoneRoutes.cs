namespace Hypervisor.PveSimulator;

internal static class SdnZoneRoutes
{
    public static void MapSdnZones(this RouteTable routes)
    {
        var ofZone = Permissions.On("/sdn/zones/{zone}", "SDN.Allocate");
        routes.Get("/cluster/sdn/zones", SdnParameters.Zones, Permissions.All, List);
        routes.Post("/cluster/sdn/zones", SdnParameters.CreateZone, Permissions.On("/sdn/zones", "SDN.Allocate"), Create);
        routes.Get("/cluster/sdn/zones/{zone}", SdnParameters.Zone, ofZone, Get);
        routes.Put("/cluster/sdn/zones/{zone}", SdnParameters.UpdateZone, ofZone, Update);
        routes.Delete("/cluster/sdn/zones/{zone}", SdnParameters.DeleteZone, ofZone, Delete);
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Sdn.Zones.List(call)
        .Where(zone => (call["type"] is not { } type || type == zone.Object.Type) && call.May($"/sdn/zones/{zone.Object.Id}", "SDN.Audit", "SDN.Allocate"))
        .Select(zone => zone.Json);

    private static Json Get(Call call) => call.Cluster.Sdn.Zones.List(call).FirstOrDefault(zone => zone.Object.Id == call["zone"]).Json ?? throw Missing(call.Get("zone"));

    private static object? Create(Call call) => SdnWrites.Under(call, "create sdn zone object failed", () =>
        SdnWrites.Create(call, call.Cluster.Sdn.Zones, "zone", new(call.Get("zone"), call.Get("type"), SdnWrites.Options(call, "zone"))));

    private static object? Update(Call call) => SdnWrites.Under(call, "update sdn zone object failed", () =>
    {
        var zones = call.Cluster.Sdn.Zones;
        SdnWrites.Update(call, zones, SdnWrites.Changed(call, zones, zones.Current.GetValueOrDefault(call.Get("zone")) ?? throw Missing(call.Get("zone")), "zone"));
    });

    private static object? Delete(Call call) => SdnWrites.Under(call, "delete sdn zone object failed", () =>
    {
        var (sdn, zone) = (call.Cluster.Sdn, call.Get("zone"));
        if (!sdn.Zones.Current.ContainsKey(zone)) throw Missing(zone);
        if (sdn.Vnets.Current.Values.FirstOrDefault(vnet => vnet["zone"] == zone) is { } user)
            throw PveError.Failed($"zone {zone} is used by vnet {user.Id} at /usr/share/perl5/PVE/Network/SDN/Zones/Plugin.pm line 149.");
        sdn.Zones.Current.Remove(zone);
    });

    private static PveError Missing(string zone) => PveError.Failed($"sdn '{zone}' does not exist");
}
