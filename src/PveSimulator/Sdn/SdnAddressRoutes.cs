using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Addresses that the IPAM of PVE has given out.</summary>
internal static class SdnAddressRoutes
{
    private const string Path = "/cluster/sdn/vnets/{vnet}/ips";

    public static void MapSdnAddresses(this RouteTable routes)
    {
        var allocate = Permissions.On("/sdn/zones/{zone}/{vnet}", "SDN.Allocate");
        routes.Post(Path, SdnParameters.CreateAddress, allocate, Create);
        routes.Put(Path, SdnParameters.UpdateAddress, allocate, Update);
        routes.Delete(Path, SdnParameters.CreateAddress, allocate, Delete);
    }

    public static IEnumerable<Json> Status(Call call)
    {
        var sdn = call.Cluster.Sdn;
        var id = call.Get("ipam");
        if (id != "pve" && !sdn.Ipams.Current.ContainsKey(id)) throw PveError.Failed($"sdn ipam '{id}' does not exist");
        return id != "pve" ? [] : sdn.Addresses.Where(address => call.May($"/sdn/zones/{address.Zone}/{address.Vnet}", "SDN.Audit", "SDN.Allocate")).Select(address =>
            new Json { ["zone"] = address.Zone, ["vnet"] = address.Vnet, ["subnet"] = SdnChecks.Cidr(new(address.Subnet, "subnet", new Dictionary<string, string>())), ["ip"] = address.Ip }
                .With("mac", address.Mac).With("vmid", address.Vmid?.ToString(CultureInfo.InvariantCulture))
                .With("hostname", address.Vmid is { } vmid && call.Cluster.Guests.TryFind(vmid, out var guest) ? guest.Name : null));
    }

    private static object? Create(Call call)
    {
        var subnet = SubnetOf(call);
        if (call.Cluster.Sdn.Addresses.Any(address => address.Zone == call["zone"] && address.Ip == call["ip"])) throw PveError.Failed($"IP '{call["ip"]}' already exist");
        call.Cluster.Sdn.Addresses.Add(new(call.Get("zone"), call.Get("vnet"), subnet.Id, call.Get("ip"), call["mac"], null));
        return null;
    }

    private static object? Update(Call call)
    {
        var addresses = call.Cluster.Sdn.Addresses;
        var subnet = SubnetOf(call);
        addresses.RemoveAll(address => address.Zone == call["zone"] && (address.Ip == call["ip"] || address.Mac is not null && address.Mac == call["mac"]));
        addresses.Add(new(call.Get("zone"), call.Get("vnet"), subnet.Id, call.Get("ip"), call["mac"], call.Has("vmid") ? call.Vmid : null));
        return null;
    }

    private static object? Delete(Call call)
    {
        if (call.Cluster.Sdn.Addresses.RemoveAll(address => address.Zone == call["zone"] && address.Ip == call["ip"]) == 0) throw PveError.Failed($"IP '{call["ip"]}' does not exist in IPAM DB");
        return null;
    }

    private static SdnObject SubnetOf(Call call) =>
        call.Cluster.Sdn.Subnets.Current.Values.FirstOrDefault(subnet => subnet["vnet"] == call["vnet"] && SdnChecks.Contains(SdnChecks.Cidr(subnet), call.Get("ip")))
        ?? throw PveError.Failed($"can't find any subnet for ip {call["ip"]}");
}
