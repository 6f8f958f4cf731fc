namespace Hypervisor.PveSimulator;

internal static class SdnSubnetRoutes
{
    private const string Path = "/cluster/sdn/vnets/{vnet}/subnets";

    public static void MapSdnSubnets(this RouteTable routes)
    {
        routes.Get(Path, SdnParameters.Vnet, Permissions.All, List);
        routes.Post(Path, SdnParameters.CreateSubnet, Permissions.All, Create);
        routes.Get(Path + "/{subnet}", SdnParameters.Subnet, Permissions.All, Get);
        routes.Put(Path + "/{subnet}", SdnParameters.UpdateSubnet, Permissions.All, Update);
        routes.Delete(Path + "/{subnet}", SdnParameters.DeleteSubnet, Permissions.All, Delete);
    }

    /// <summary>A subnet's id tells its zone and network: lab-10.9.0.0-24.</summary>
    public static Json Derive(SdnObject subnet)
    {
        var cidr = SdnChecks.Cidr(subnet);
        return new Json
        {
            ["id"] = subnet.Id, ["cidr"] = cidr, ["network"] = cidr.Split('/')[0], ["mask"] = cidr.Split('/')[^1], ["zone"] = subnet.Id.Split('-')[0], ["vnet"] = subnet["vnet"],
            ["dhcp-range"] = Array.Empty<Json>(),
        };
    }

    private static IEnumerable<Json> List(Call call)
    {
        var vnet = SdnVnetRoutes.FindAny(call);
        return call.Cluster.Sdn.Subnets.List(call).Where(subnet => subnet.Object["vnet"] == vnet.Id).Select(subnet => subnet.Json);
    }

    private static Json Get(Call call)
    {
        var vnet = SdnVnetRoutes.FindAny(call);
        return call.Cluster.Sdn.Subnets.List(call).FirstOrDefault(subnet => subnet.Object.Id == call["subnet"] && subnet.Object["vnet"] == vnet.Id).Json ?? throw Missing(call);
    }

    private static object? Create(Call call) => SdnWrites.Under(call, "create sdn subnet object failed", () =>
    {
        var vnet = SdnVnetRoutes.Find(call, "SDN.Allocate");
        var id = $"{vnet["zone"]}-{call.Get("subnet").Replace('/', '-')}";
        var options = SdnWrites.Options(call, "subnet", "vnet");
        options["vnet"] = vnet.Id;
        SdnWrites.Create(call, call.Cluster.Sdn.Subnets, "subnet", new(id, "subnet", options));
    });

    private static object? Update(Call call) => SdnWrites.Under(call, "update sdn subnet object failed", () =>
    {
        var subnets = call.Cluster.Sdn.Subnets;
        SdnWrites.Update(call, subnets, SdnWrites.Changed(call, subnets, Find(call), "subnet", "vnet"));
    });

    private static object? Delete(Call call) => SdnWrites.Under(call, "delete sdn subnet object failed", () =>
    {
        var subnet = Find(call);
        if (call.Cluster.Sdn.Addresses.Any(address => address.Subnet == subnet.Id)) throw PveError.Failed("cannot delete subnet, subnet still in use");
        call.Cluster.Sdn.Subnets.Current.Remove(subnet.Id);
    });

    private static SdnObject Find(Call call)
    {
        var vnet = SdnVnetRoutes.Find(call, "SDN.Allocate");
        return call.Cluster.Sdn.Subnets.Current.GetValueOrDefault(call.Get("subnet")) is { } subnet && subnet["vnet"] == vnet.Id ? subnet : throw Missing(call);
    }

    private static PveError Missing(Call call) => PveError.Failed($"sdn subnet '{call["subnet"]}' does not exist");
}
