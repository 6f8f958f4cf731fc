namespace Hypervisor.WebApi.Tests;

/// <summary>The facts of Proxmox VE that lie beside the repository, where they do.</summary>
internal static class SharedFolder
{
    /// <summary>The description of the whole API.</summary>
    public static string? Schema { get; } = Candidates().Select(folder => Path.Combine(folder, "pve-api", "schema.json")).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("HYPERVISOR_SHARED") is { } named)
        {
            yield return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hypervisor.sln")))
            {
                yield return Path.Combine(folder.FullName, "..", "shared");
            }
        }
    }
}
