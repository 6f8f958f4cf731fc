namespace Hypervisor.PveSimulator;

/// <summary>No cluster here has a fabric: the lists are there and empty.</summary>
internal static class SdnFabricRoutes
{
    public static void MapSdnFabrics(this RouteTable routes)
    {
        const string Path = "/cluster/sdn/fabrics";
        routes.Get(Path, ParameterSet.None, Permissions.On("/sdn/fabrics", "SDN.Audit"), _ => Index.Of("subdir", "fabric", "node", "all"));
        routes.Get(Path + "/all", SdnParameters.Fabrics, Permissions.All, _ => new Json { ["fabrics"] = Array.Empty<Json>(), ["nodes"] = Array.Empty<Json>() });
        routes.Get(Path + "/fabric", SdnParameters.Fabrics, Permissions.All, _ => Array.Empty<Json>());
        routes.Get(Path + "/fabric/{id}", SdnParameters.Fabric, Permissions.On("/sdn/fabrics/{id}", "SDN.Audit", "SDN.Allocate"), call => throw PveError.Failed($"fabric {call["id"]} does not exist"));
        routes.Get(Path + "/node", SdnParameters.Fabrics, Permissions.All, _ => Array.Empty<Json>());
        routes.Get(Path + "/node/{fabric_id}", SdnParameters.FabricNodes, call => call.Demand($"/sdn/fabrics/{call["fabric_id"]}", "SDN.Audit"), call => throw PveError.Failed($"fabric {call["fabric_id"]} does not exist"));
    }
}
