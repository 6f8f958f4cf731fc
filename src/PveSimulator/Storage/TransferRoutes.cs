using System.Globalization;

namespace Hypervisor.PveSimulator;

internal static class TransferRoutes
{
    private const string Path = "/nodes/{node}/storage/{storage}";

    public static void MapTransfers(this RouteTable routes)
    {
        var template = Permissions.On("/storage/{storage}", "Datastore.AllocateTemplate");
        routes.Post(Path + "/upload", TransferParameters.Upload, template, Upload);
        routes.Post(Path + "/download-url", TransferParameters.Download,
            Permissions.Both(template, Permissions.Either(Permissions.On("/", "Sys.Audit", "Sys.Modify"), Permissions.On("/nodes/{node}", "Sys.AccessNetwork"))), Download);
    }

    private static (SimulatedStorage Storage, string Content, string Name) Target(Call call)
    {
        var (content, name) = (call.Get("content"), System.IO.Path.GetFileName(call.Get("filename").Replace('\\', '/')));
        var storage = VolumeRoutes.Storage(call);
        if (!storage.Holds(content)) throw PveError.Failed($"storage '{storage.Id}' does not support '{content}' content");
        Transfers.DemandExtension(content, name);
        return (storage, content, name);
    }

    private static string Upload(Call call)
    {
        var (storage, content, name) = Target(call);
        var file = call.Upload ?? throw PveError.Failed("missing temporary file name");
        var path = Transfers.FilePath(content, name);
        var wanted = call["checksum"];
        if (wanted is not null && !call.Has("checksum-algorithm")) throw PveError.Invalid("checksum", "missing property - 'checksum-algorithm'");
        var isWrong = wanted is not null && !string.Equals(wanted, file.Hash, StringComparison.OrdinalIgnoreCase);
        List<string> log = [$"starting file import from: {file.Path}"];
        if (wanted is not null) log.Add("calculating checksum...");
        if (!isWrong)
        {
            if (wanted is not null) log.Add("OK, checksum verified");
            log.AddRange([$"target node: {call.Node.Name}", $"target file: {path}", string.Create(CultureInfo.InvariantCulture, $"file size is: {file.Size}"), $"command: cp -- {file.Path} {path}", "finished file import successfully"]);
        }
        return call.Cluster.Tasks.Start(call, new TaskPlan("imgcopy", "")
        {
            Log = log, Failure = isWrong ? $"checksum mismatch: got '{file.Hash}' != expect '{wanted}'" : null,
            Finish = () => Transfers.Save(call, storage, content, name, file.Size),
        });
    }

    private static string Download(Call call)
    {
        var (storage, content, name) = Target(call);
        var url = call.Get("url");
        var host = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? $"{uri.Host}:{uri.Port}" : url;
        var size = Transfers.Remote(url);
        return call.Cluster.Tasks.Start(call, new TaskPlan("download", name)
        {
            Length = 3,
            Log = [$"downloading {url} to {Transfers.FilePath(content, name)}", $"--{call.Now:yyyy-MM-dd HH:mm:ss}--  {url}"],
            Failure = size is null ? $"download failed: Connecting to {host}... failed: No route to host." : null,
            Finish = () => Transfers.Save(call, storage, content, name, size ?? 0),
        });
    }
}
