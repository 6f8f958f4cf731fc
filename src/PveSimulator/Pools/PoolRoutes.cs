using System.Text.Json;

namespace Hypervisor.PveSimulator;

internal static class PoolRoutes
{
    public static void MapPools(this RouteTable routes)
    {
        var allocate = Permissions.On("/pool/{poolid}", "Pool.Allocate");
        routes.Get("/pools", PoolParameters.List, Permissions.All, List);
        routes.Post("/pools", PoolParameters.Create, allocate, Create);
        routes.Put("/pools", PoolParameters.Update, allocate, Update);
        routes.Delete("/pools", PoolParameters.Delete, allocate, Delete);
        routes.Get("/pools/{poolid}", PoolParameters.Get, Permissions.On("/pool/{poolid}", "Pool.Audit"), call => ToJson(call, call.Cluster.Pools.Find(call.Get("poolid"))));
        routes.Put("/pools/{poolid}", PoolParameters.UpdateOld, allocate, Update);
        routes.Delete("/pools/{poolid}", PoolParameters.DeleteOld, allocate, Delete);
    }

    private static IEnumerable<Json> List(Call call)
    {
        if (call["poolid"] is { } id) return [ToJson(call, call.Cluster.Pools.Find(id))];
        return call.Cluster.Pools.All.Where(pool => call.May($"/pool/{pool.Id}", "Pool.Audit")).Select(pool => new Json { ["poolid"] = pool.Id }.With("comment", pool.Comment));
    }

    private static Json ToJson(Call call, Pool pool)
    {
        var type = call["type"];
        var guests = type == "storage" ? [] : call.Cluster.Guests.Items.Where(guest => pool.Guests.Contains(guest.Vmid) && (type is null || guest.Type == type));
        var storages = type is null or "storage" ? pool.Storages.Where(call.Cluster.Storages.Contains) : [];
        var members = guests.Select(guest => (object)(Action<Utf8JsonWriter>)(writer => ClusterResources.WriteGuest(writer, guest, null, isInCluster: false)))
            .Concat(storages.SelectMany(id => call.Cluster.Nodes.All.Select(node => ToMember(call, call.Cluster.Storages.Find(id), node))));
        return new Json { ["poolid"] = pool.Id, ["members"] = members.ToList() }.With("comment", pool.Comment);
    }

    private static Json ToMember(Call call, SimulatedStorage storage, SimulatedNode node) => new()
    {
        ["id"] = $"storage/{node.Name}/{storage.Id}", ["type"] = "storage", ["storage"] = storage.Id, ["node"] = node.Name, ["plugintype"] = storage.Type, ["content"] = storage.Content,
        ["shared"] = storage.IsShared, ["status"] = "available", ["disk"] = call.Cluster.Storages.Used(storage, node), ["maxdisk"] = storage.Size,
    };

    private static object? Create(Call call)
    {
        var id = call.Get("poolid");
        call.Cluster.DemandLock("file-user_cfg", "create pool failed: ");
        if (call.Cluster.Pools.Contains(id)) throw PveError.Failed($"create pool failed: pool '{id}' already exists");
        if (id.LastIndexOf('/') is > 0 and var cut && !call.Cluster.Pools.Contains(id[..cut])) throw PveError.Failed($"create pool failed: parent '{id[..cut]}' of pool '{id}' does not exist");
        call.Cluster.Pools.Add(id).Comment = call["comment"];
        return null;
    }

    private static object? Update(Call call)
    {
        call.Cluster.DemandLock("file-user_cfg", "update pools failed: ");
        var id = call.Get("poolid");
        if (!call.Cluster.Pools.Contains(id)) throw PveError.Failed($"update pools failed: pool '{id}' does not exist");
        var pool = call.Cluster.Pools.Find(id);
        pool.Comment = call["comment"] ?? pool.Comment;
        foreach (var vmid in Names(call, "vms").Select(int.Parse)) UpdateGuest(call, pool, vmid);
        foreach (var storage in Names(call, "storage"))
        {
            if (call.Flag("delete")) pool.Storages.Remove(storage);
            else pool.Storages.Add(storage);
        }
        return null;
    }

    private static void UpdateGuest(Call call, Pool pool, int vmid)
    {
        if (call.Flag("delete"))
        {
            if (!pool.Guests.Remove(vmid)) throw PveError.Failed($"update pools failed: VM {vmid} is not a pool member");
            return;
        }
        if (call.Cluster.Pools.Of(vmid) is { } other && other != pool.Id)
        {
            if (!call.Flag("allow-move")) throw PveError.Failed($"update pools failed: VM {vmid} belongs already to pool '{other}' and 'allow-move' is not set");
            call.Cluster.Pools.Forget(vmid);
        }
        pool.Guests.Add(vmid);
    }

    private static object? Delete(Call call)
    {
        var id = call.Get("poolid");
        call.Cluster.DemandLock("file-user_cfg", "delete pool failed: ");
        if (!call.Cluster.Pools.Contains(id)) throw PveError.Failed($"delete pool failed: pool '{id}' does not exist");
        var pool = call.Cluster.Pools.Find(id);
        if (call.Cluster.Pools.All.FirstOrDefault(child => child.Id.StartsWith($"{id}/", StringComparison.Ordinal)) is { } child) throw NotEmpty(id, $"pool '{child.Id}'");
        if (pool.Guests.Count > 0) throw NotEmpty(id, $"VM {pool.Guests.Min}");
        if (pool.Storages.Count > 0) throw NotEmpty(id, $"storage '{pool.Storages.Min}'");
        call.Cluster.Pools.Remove(id);
        return null;
    }

    private static PveError NotEmpty(string id, string content) => PveError.Failed($"delete pool failed: pool '{id}' is not empty (contains {content})");

    private static string[] Names(Call call, string argument) => (call[argument] ?? "").Split([',', ';', ' ', '\0'], StringSplitOptions.RemoveEmptyEntries);
}
