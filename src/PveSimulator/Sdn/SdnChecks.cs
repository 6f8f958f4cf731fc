using System.Net;

namespace Hypervisor.PveSimulator;

/// <summary>What an object must have, by its type.</summary>
internal static class SdnChecks
{
    public static void Of(Call call, SdnObject item, bool isNew)
    {
        var sdn = call.Cluster.Sdn;
        foreach (var option in Required(item.Type).Where(option => item[option] is null)) throw PveError.Failed($"missing value for required option '{option}'");
        switch (item.Type)
        {
            case "vxlan" when item["peers"] is null == item["fabric"] is null:
                throw SdnWrites.Invalid(("fabric", "must have exactly one of peers / fabric defined"), ("peers", "must have exactly one of peers / fabric defined"));
            case "evpn" when item["vrf-vxlan"] is not null && !sdn.Controllers.Current.ContainsKey(item["controller"]!):
                throw PveError.Failed($"controller {item["controller"]} doesn't exist");
            case "vnet":
                OfVnet(sdn, item);
                break;
            case "subnet":
                OfSubnet(item);
                break;
        }
        if (item.Type is not ("vnet" or "subnet") && item["ipam"] is { } ipam && ipam != "pve" && !sdn.Ipams.Current.ContainsKey(ipam)) throw PveError.Failed($"{ipam} not existing");
        if (isNew && item.Type == "subnet" && sdn.Subnets.Current.Values.FirstOrDefault(other => Network(other) == Network(item)) is { } taken)
            throw SdnWrites.Invalid(("subnet", $"subnet {Cidr(item)} already exists in vnet {taken["vnet"]}"));
    }

    public static string Cidr(SdnObject subnet) => subnet.Id[(subnet.Id.IndexOf('-') + 1)..] is var rest && rest.LastIndexOf('-') is > 0 and var cut ? $"{rest[..cut]}/{rest[(cut + 1)..]}" : "";

    public static bool Contains(string cidr, string address) => IPNetwork.TryParse(cidr, out var network) && IPAddress.TryParse(address, out var ip) && network.Contains(ip);

    private static string Network(SdnObject subnet) => $"{subnet.Id.Split('-')[0]} {Cidr(subnet)}";

    private static string[] Required(string type) => type switch { "vlan" => ["bridge"], "qinq" => ["bridge", "tag"], "evpn" => ["controller"], _ => [] };

    private static void OfVnet(SimulatedSdn sdn, SdnObject vnet)
    {
        var zone = sdn.Zones.Current.GetValueOrDefault(vnet["zone"]!) ?? throw PveError.Failed($"sdn '{vnet["zone"]}' does not exist");
        if (zone.Type is "simple" && vnet["tag"] is not null) throw SdnWrites.Invalid(("tag", "vlan tag is not allowed on simple zone"));
        if (zone.Type is "vlan" or "qinq" && vnet["tag"] is null) throw SdnWrites.Invalid(("tag", "missing vlan tag"));
        if (zone.Type is "vxlan" or "evpn" && vnet["tag"] is null) throw SdnWrites.Invalid(("tag", $"missing {zone.Type} tag"));
        if (zone.Type is "vlan" && int.Parse(vnet["tag"]!, System.Globalization.CultureInfo.InvariantCulture) > 4096) throw SdnWrites.Invalid(("tag", "vlan tag max value is 4096"));
        if (vnet["tag"] is { } tag && sdn.Vnets.Current.Values.FirstOrDefault(other => other.Id != vnet.Id && other["zone"] == zone.Id && other["tag"] == tag) is { } taken)
            throw SdnWrites.Invalid(("tag", $"tag {tag} already exist in zone {zone.Id}, vnet {taken.Id}"));
    }

    private static void OfSubnet(SdnObject subnet)
    {
        if (subnet["gateway"] is { } gateway && !Contains(Cidr(subnet), gateway)) throw SdnWrites.Invalid(("gateway", $"{gateway} is not in subnet {Cidr(subnet)}"));
    }
}
