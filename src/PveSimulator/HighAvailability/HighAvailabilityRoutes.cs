using System.Globalization;
using System.Text;

namespace Hypervisor.PveSimulator;

internal static class HighAvailabilityRoutes
{
    private static readonly string[] OptionNames = ["comment", "max_restart", "max_relocate", "failback", "group"];

    public static void MapHighAvailability(this RouteTable routes)
    {
        var audit = Permissions.On("/", "Sys.Audit");
        var console = Permissions.On("/", "Sys.Console");
        routes.Get("/cluster/ha", ParameterSet.None, audit, call => Index.Of("id", call.Cluster.IsVersion8 ? ["status", "resources", "groups"] : ["status", "resources", "groups", "rules"]));
        routes.Get("/cluster/ha/status", ParameterSet.None, Permissions.All, _ => Index.Of("name", "current", "manager_status"));
        routes.Get("/cluster/ha/status/current", ParameterSet.None, audit, HaStatus.Current);
        routes.Get("/cluster/ha/status/manager_status", ParameterSet.None, audit, HaStatus.Manager);
        routes.Get("/cluster/ha/resources", HighAvailabilityParameters.Resources, audit, call => call.Cluster.HighAvailability.All.Select(resource => ToJson(call, resource)));
        routes.Get("/cluster/ha/resources/{sid}", HighAvailabilityParameters.Resource, audit, call => ToJson(call, Find(call)));
        routes.Post("/cluster/ha/resources", HighAvailabilityParameters.CreateResource, console, Create);
        routes.Put("/cluster/ha/resources/{sid}", HighAvailabilityParameters.UpdateResource, console, Update);
        routes.Delete("/cluster/ha/resources/{sid}", HighAvailabilityParameters.DeleteResource, console, Delete);
        HaMoves.Map(routes, console);
        HaRuleRoutes.Map(routes, audit, console);
        HaGroupRoutes.Map(routes, audit, console);
    }

    /// <summary>vm:100 for the mere number too.</summary>
    public static string ServiceId(Call call)
    {
        var id = call.Get("sid");
        return int.TryParse(id, CultureInfo.InvariantCulture, out var vmid) ? call.Cluster.Guests.TryFind(vmid, out var guest) ? guest.ServiceId : $"vm:{vmid}" : id;
    }

    private static HaResource Find(Call call) => call.Cluster.HighAvailability.Find(ServiceId(call)) ?? throw PveError.Failed($"no such resource '{ServiceId(call)}'");

    private static Json ToJson(Call call, HaResource resource)
    {
        var json = new Json { ["sid"] = resource.ServiceId, ["type"] = resource.Type, ["state"] = resource.State, ["digest"] = Digest(call.Cluster) };
        foreach (var (key, value) in resource.Options) json[key] = key is "comment" or "group" ? value : long.Parse(value, CultureInfo.InvariantCulture);
        return json;
    }

    private static string Digest(SimulatedCluster cluster) => Convert.ToHexStringLower(GuestConfig.Sha1(Encoding.UTF8.GetBytes(
        string.Join('\n', cluster.HighAvailability.All.Select(resource => $"{resource.ServiceId} {resource.State} {string.Join(',', resource.Options)}")))));

    private static object? Create(Call call)
    {
        var id = ServiceId(call);
        call.Cluster.DemandLock("domain-ha", "create resource failed: ");
        if (id.Split(':') is not [_, var number] || !int.TryParse(number, CultureInfo.InvariantCulture, out var vmid) || !call.Cluster.Guests.TryFind(vmid, out _)) throw PveError.Failed($"resource '{id}' does not exist in cluster");
        if (call.Cluster.HighAvailability.Find(id) is not null) throw PveError.Failed($"create resource failed: resource ID '{id}' already defined");
        CheckGroup(call, "create");
        Apply(call, call.Cluster.HighAvailability.Add(id));
        return null;
    }

    private static object? Update(Call call)
    {
        var resource = Find(call);
        call.Cluster.DemandLock("domain-ha", "update resource failed: ");
        ConfigDigest.Demand(Digest(call.Cluster), call["digest"]);
        CheckGroup(call, "update");
        Apply(call, resource);
        return null;
    }

    private static void CheckGroup(Call call, string doing)
    {
        if (call["group"] is not { } group) return;
        if (!call.Cluster.IsVersion8) throw PveError.Invalid("group", "ha groups have been migrated to rules");
        if (!call.Cluster.HighAvailability.Groups.ContainsKey(group)) throw PveError.Failed($"{doing} resource failed: ha group '{group}' does not exist");
    }

    private static void Apply(Call call, HaResource resource)
    {
        foreach (var name in HaRule.Split(call["delete"])) resource.Options.Remove(name);
        resource.State = call["state"] is { } state ? state == "enabled" ? "started" : state : resource.State;
        foreach (var name in OptionNames)
        {
            if (call[name] is { } value) resource.Options[name] = value;
        }
        if (!call.Cluster.Guests.TryFind(resource.Vmid, out var guest) || resource.State is not ("started" or "stopped") || guest.IsTemplate) return;
        var isWanted = resource.State == "started";
        call.Cluster.Schedule.At(call.Now + (call.Cluster.Options.InstantTasks ? TimeSpan.Zero : call.Cluster.Options.TaskDuration * 2), () => guest.SetRunning(isWanted));
    }

    private static object? Delete(Call call)
    {
        var id = ServiceId(call);
        call.Cluster.DemandLock("domain-ha", "delete resource failed: ");
        if (!call.Cluster.HighAvailability.Remove(id)) throw PveError.Failed($"cannot delete service '{id}', not HA managed!");
        if (call.Flag("purge", true)) call.Cluster.HighAvailability.Purge(id);
        return null;
    }
}
