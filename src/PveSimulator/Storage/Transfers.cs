namespace Hypervisor.PveSimulator;

/// <summary>Files that come to a storage from outside.</summary>
internal static class Transfers
{
    private static readonly string[] Extensions = [".iso", ".img", ".tar.gz", ".tar.xz", ".tar.zst", ".tar.bz2", ".qcow2", ".raw", ".vmdk", ".ova"];

    /// <summary>The size behind an address; null where nobody answers, which is everything that is not below download.example.com.</summary>
    public static long? Remote(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Host == "example.com" || uri.Host.EndsWith(".example.com", StringComparison.Ordinal)) ? 400L << 20 : null;

    public static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? $"{uri.Host}:{uri.Port}" : url;

    /// <exception cref="PveError">400: a file with this name can't be of that content.</exception>
    public static void DemandExtension(string content, string name)
    {
        var isFit = content switch
        {
            "iso" => name.EndsWith(".iso", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".img", StringComparison.OrdinalIgnoreCase),
            "vztmpl" => Extensions[2..6].Any(extension => name.EndsWith(extension, StringComparison.Ordinal)),
            _ => Extensions[6..].Any(extension => name.EndsWith(extension, StringComparison.Ordinal)),
        };
        if (!isFit) throw PveError.Invalid("filename", "wrong file extension");
    }

    public static string FilePath(string content, string name) => $"/var/lib/vz/{content switch { "iso" => "template/iso", "vztmpl" => "template/cache", _ => "import" }}/{name}";

    public static void Save(Call call, SimulatedStorage storage, string content, string name, long size)
    {
        var id = $"{storage.Id}:{content}/{name}";
        call.Cluster.Storages.Volumes.RemoveAll(volume => volume.Id == id && (storage.IsShared || volume.Node == call.Node.Name));
        var format = content == "iso" ? "iso" : content == "vztmpl" ? "t" + name.Split('.')[^1] : name.Split('.')[^1];
        call.Cluster.Storages.Volumes.Add(new(id, content, format, size, call.Cluster.Schedule.Now) { Node = storage.IsShared ? null : call.Node.Name });
    }
}
