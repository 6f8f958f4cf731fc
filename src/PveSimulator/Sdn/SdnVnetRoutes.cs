namespace Hypervisor.PveSimulator;

internal static class SdnVnetRoutes
{
    private static readonly string[] AuditOrAllocate = ["SDN.Audit", "SDN.Allocate"];

    public static void MapSdnVnets(this RouteTable routes)
    {
        routes.Get("/cluster/sdn/vnets", SdnParameters.Vnets, Permissions.All, List);
        routes.Post("/cluster/sdn/vnets", SdnParameters.CreateVnet, Permissions.On("/sdn/zones/{zone}", "SDN.Allocate"), Create);
        routes.Get("/cluster/sdn/vnets/{vnet}", SdnParameters.Vnet, Permissions.All, Get);
        routes.Put("/cluster/sdn/vnets/{vnet}", SdnParameters.UpdateVnet, Permissions.All, Update);
        routes.Delete("/cluster/sdn/vnets/{vnet}", SdnParameters.DeleteVnet, Permissions.All, Delete);
    }

    public static string PathOf(SdnObject vnet) => $"/sdn/zones/{vnet["zone"]}/{vnet.Id}";

    /// <exception cref="PveError">The vnet is not there, or the caller has none of the privileges on it.</exception>
    public static SdnObject Find(Call call, params string[] privileges)
    {
        var vnet = call.Cluster.Sdn.Vnets.Current.GetValueOrDefault(call.Get("vnet")) ?? throw Missing(call);
        call.Demand(PathOf(vnet), privileges);
        return vnet;
    }

    /// <summary>For reading: of the running configuration too, when that is asked for.</summary>
    public static SdnObject FindAny(Call call)
    {
        var vnets = call.Cluster.Sdn.Vnets;
        var id = call.Get("vnet");
        var vnet = call.Flag("running") ? vnets.Running.GetValueOrDefault(id) : vnets.Current.GetValueOrDefault(id) ?? (call.Flag("pending") ? vnets.Running.GetValueOrDefault(id) : null);
        if (vnet is null) throw Missing(call);
        call.Demand(PathOf(vnet), AuditOrAllocate);
        return vnet;
    }

    private static IEnumerable<Json> List(Call call) =>
        call.Cluster.Sdn.Vnets.List(call).Where(vnet => call.May(PathOf(vnet.Object), AuditOrAllocate)).Select(vnet => vnet.Json);

    private static Json Get(Call call)
    {
        var vnet = FindAny(call);
        return call.Cluster.Sdn.Vnets.List(call).First(entry => entry.Object.Id == vnet.Id).Json;
    }

    private static object? Create(Call call) => SdnWrites.Under(call, "create sdn vnet object failed", () =>
        SdnWrites.Create(call, call.Cluster.Sdn.Vnets, "vnet", new(call.Get("vnet"), "vnet", SdnWrites.Options(call, "vnet"))));

    private static object? Update(Call call) => SdnWrites.Under(call, "update sdn vnet object failed", () =>
    {
        var vnet = Find(call, "SDN.Allocate");
        if (call["zone"] is { } zone) call.Demand($"/sdn/zones/{zone}", "SDN.Allocate");
        SdnWrites.Update(call, call.Cluster.Sdn.Vnets, SdnWrites.Changed(call, call.Cluster.Sdn.Vnets, vnet, "vnet"));
    });

    private static object? Delete(Call call) => SdnWrites.Under(call, "delete sdn vnet object failed", () =>
    {
        var vnet = Find(call, "SDN.Allocate");
        if (call.Cluster.Sdn.Subnets.Current.Values.Any(subnet => subnet["vnet"] == vnet.Id)) throw SdnWrites.Invalid(("vnet", "Can't delete vnet if subnets exists"));
        call.Cluster.Sdn.Vnets.Current.Remove(vnet.Id);
    });

    private static PveError Missing(Call call) => PveError.Failed($"sdn vnet '{call["vnet"]}' does not exist");
}
