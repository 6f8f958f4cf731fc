using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hypervisor.Grains.Tests;

/// <summary>
/// Something as a released version wrote it, and what was in it. APPROVE=1 adds what is new; what stands there is never written anew: an
/// older silo, or the store, has it like that.
/// </summary>
internal sealed record Kept(string Name, string Payload, string[] Values)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<Kept> Read(string file, IEnumerable<Kept> current)
    {
        var path = Path.Combine(Folder(), file);
        var kept = File.Exists(path) ? JsonSerializer.Deserialize<List<Kept>>(File.ReadAllText(path))! : [];
        var added = current.Where(now => kept.All(old => old.Name != now.Name)).ToArray();
        if (added.Length > 0 && Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            kept = [.. kept.Concat(added).OrderBy(one => one.Name, StringComparer.Ordinal)];
            File.WriteAllText(path, JsonSerializer.Serialize(kept, Readable) + "\n");
            added = [];
        }

        added.Select(one => one.Name).ShouldBeEmpty($"New; APPROVE=1 writes them into {file}.");
        return kept;
    }

    // A reproducible build rewrites the compiler's paths; the tests' own folder is found from where they run.
    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "tests", "Grains.Tests", "Compatibility");
            if (Directory.Exists(found)) return found;
        }

        throw new DirectoryNotFoundException("The tests' folder was not found above their binaries.");
    }
}
