namespace Hypervisor.PveSimulator.Tests;

/// <summary>Files beside the repository that not everyone has.</summary>
internal static class SharedFiles
{
    /// <summary>The folder with facts about the API; the test is skipped where it is absent.</summary>
    public static string ApiFolder
    {
        get
        {
            var folder = Root() is { } root ? Path.Combine(root, "pve-api") : null;
            Skip.If(folder is null || !Directory.Exists(folder), "The recorded exchanges are not here; set HYPERVISOR_SHARED to their folder.");
            return folder!;
        }
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("HYPERVISOR_SHARED") is { Length: > 0 } set) return set;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Hypervisor.sln"))) return at.Parent is { } above ? Path.Combine(above.FullName, "shared") : null;
        }
        return null;
    }
}
