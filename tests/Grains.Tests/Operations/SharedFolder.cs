namespace Hypervisor.Grains.Tests;

/// <summary>The contract and the API's description, which are not part of the repository.</summary>
internal static class SharedFolder
{
    public static string Repository { get; } = Root();

    public static string? Path { get; } = new[] { Environment.GetEnvironmentVariable("HYPERVISOR_SHARED"), System.IO.Path.Combine(Repository, "..", "shared") }
        .FirstOrDefault(folder => folder is not null && File.Exists(System.IO.Path.Combine(folder, "pve-api", "schema.json")));

    // Not by the compiler's path of this file, which a reproducible build rewrites.
    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Hypervisor.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Hypervisor.sln was not found above the tests.");
        }

        return folder;
    }
}
