namespace Hypervisor.PveSimulator;

/// <summary>Controllers, IPAM plugins and DNS servers, which all work alike.</summary>
internal static class SdnServiceRoutes
{
    public static void MapSdnServices(this RouteTable routes)
    {
        Map(routes, "controllers", "controller", sdn => sdn.Controllers, SdnParameters.Controllers, SdnParameters.Controller, SdnParameters.CreateController, SdnParameters.UpdateController, SdnParameters.DeleteController);
        Map(routes, "ipams", "ipam", sdn => sdn.Ipams, SdnParameters.Ipams, SdnParameters.Ipam, SdnParameters.CreateIpam, SdnParameters.UpdateIpam, SdnParameters.DeleteIpam);
        Map(routes, "dns", "dns", sdn => sdn.Dns, SdnParameters.DnsServers, SdnParameters.DnsServer, SdnParameters.CreateDns, SdnParameters.UpdateDns, SdnParameters.DeleteDns);
        routes.Get("/cluster/sdn/ipams/{ipam}/status", SdnParameters.Ipam, Permissions.All, SdnAddressRoutes.Status);
    }

    private static void Map(RouteTable routes, string folder, string kind, Func<SimulatedSdn, SdnFamily> family, ParameterSet list, ParameterSet one, ParameterSet create, ParameterSet update, ParameterSet delete)
    {
        var path = $"/cluster/sdn/{folder}";
        var allocate = Permissions.On($"/sdn/{folder}", "SDN.Allocate");
        routes.Get(path, list, Permissions.All, call => All(call, folder, family(call.Cluster.Sdn)));
        routes.Get($"{path}/{{{kind}}}", one, Permissions.On($"/sdn/{folder}/{{{kind}}}", "SDN.Allocate"), call => All(call, folder, family(call.Cluster.Sdn)).FirstOrDefault(json => Equals(json[kind], call[kind])) ?? throw Missing(call));
        routes.Post(path, create, allocate, call => SdnWrites.Under(call, $"create sdn {kind} object failed", () =>
        {
            if (kind == "ipam" && call[kind] == "pve") throw PveError.Failed($"sdn {kind} object ID 'pve' already defined");
            SdnWrites.Create(call, family(call.Cluster.Sdn), kind, new(call.Get(kind), call.Get("type"), SdnWrites.Options(call, kind)));
        }));
        routes.Put($"{path}/{{{kind}}}", update, allocate, call => SdnWrites.Under(call, $"update sdn {kind} object failed", () =>
            SdnWrites.Update(call, family(call.Cluster.Sdn), SdnWrites.Changed(call, family(call.Cluster.Sdn), Find(call), kind))));
        routes.Delete($"{path}/{{{kind}}}", delete, allocate, call => SdnWrites.Under(call, $"delete sdn {kind} object failed", () =>
        {
            var item = Find(call);
            if (call.Cluster.Sdn.Zones.Current.Values.FirstOrDefault(zone => zone[kind] == item.Id) is { } user) throw PveError.Failed($"{kind} {item.Id} is used by zone {user.Id}");
            family(call.Cluster.Sdn).Current.Remove(item.Id);
        }));

        SdnObject Find(Call call) => family(call.Cluster.Sdn).Current.GetValueOrDefault(call.Get(kind)) ?? throw Missing(call);
        PveError Missing(Call call) => PveError.Failed($"sdn {kind} '{call[kind]}' does not exist");
    }

    private static IEnumerable<Json> All(Call call, string folder, SdnFamily family)
    {
        var entries = family.List(call).Where(entry => call["type"] is not { } type || type == entry.Object.Type)
            .Where(entry => call.May($"/sdn/{folder}/{entry.Object.Id}", "SDN.Audit", "SDN.Allocate")).Select(entry => entry.Json);
        // PVE's own IPAM is there without being configured.
        return folder == "ipams" && call["type"] is null or "pve" && !family.Current.ContainsKey("pve") && call.May("/sdn/ipams/pve", "SDN.Audit", "SDN.Allocate")
            ? entries.Append(new Json { ["ipam"] = "pve", ["type"] = "pve", ["digest"] = family.Digest }) : entries;
    }
}
