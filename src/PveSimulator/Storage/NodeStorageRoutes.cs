namespace Hypervisor.PveSimulator;

internal static class NodeStorageRoutes
{
    private const string Path = "/nodes/{node}/storage/{storage}";

    private static readonly string[] Subdirectories =
        ["content", "download-url", "file-restore", "import-metadata", "identity", "oci-registry-pull", "prunebackups", "rrd", "rrddata", "status", "upload"];

    public static void MapNodeStorage(this RouteTable routes)
    {
        var use = Permissions.On("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace");
        routes.Get("/nodes/{node}/storage", StorageParameters.NodeList, Permissions.All, List);
        routes.Add(new("GET", Path, StorageParameters.NodeStorage, use, _ => Index.Of("subdir", Subdirectories)) { IsAnsweredAtEntry = true });
        routes.Get(Path + "/status", StorageParameters.NodeStorage, use, call => Status(call, call.Cluster.Storages.Find(call.Get("storage"))));
        routes.Get(Path + "/rrddata", StorageParameters.Rrd, use, call => RrdData.OfStorage(call, call.Cluster.Storages.Find(call.Get("storage"))));
    }

    private static IEnumerable<Json> List(Call call) => call.Cluster.Storages.All
        .Where(storage => (call["storage"] is not { } wanted || storage.Id == wanted)
            && (!call.Flag("enabled") || storage.IsOn(call.Node))
            && (call["content"] is not { } content || content.Split(',').Any(storage.Holds) && storage.IsOn(call.Node))
            && call.May($"/storage/{storage.Id}", "Datastore.Audit", "Datastore.AllocateSpace"))
        .Select(storage => ToEntry(call, storage));

    private static Json ToEntry(Call call, SimulatedStorage storage)
    {
        var entry = Status(call, storage);
        entry["storage"] = storage.Id;
        if (!storage.IsOn(call.Node)) return entry;
        entry["used_fraction"] = storage.Size == 0 ? 0 : call.Cluster.Storages.Used(storage, call.Node) / (double)storage.Size;
        if (!call.Flag("format")) return entry;
        var isDirectory = storage.Type is "dir" or "nfs" or "cifs";
        string[] formats = isDirectory ? ["qcow2", "raw", "subvol", "vmdk"] : ["raw"];
        entry["format"] = new object[] { formats.ToDictionary(format => format, _ => (object?)1), "raw" };
        entry["formats"] = new Json { ["supported"] = formats, ["default"] = "raw" };
        return entry;
    }

    private static Json Status(Call call, SimulatedStorage storage)
    {
        var isOn = storage.IsOn(call.Node);
        var used = isOn ? call.Cluster.Storages.Used(storage, call.Node) : 0;
        return new Json
        {
            ["type"] = storage.Type, ["content"] = storage.Content, ["shared"] = storage.IsShared, ["enabled"] = isOn, ["active"] = isOn,
            ["total"] = isOn ? storage.Size : 0L, ["used"] = used, ["avail"] = isOn ? storage.Size - used : 0L,
        };
    }
}
