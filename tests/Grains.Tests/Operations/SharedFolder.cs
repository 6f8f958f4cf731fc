using System.Runtime.CompilerServices;

namespace Hypervisor.Grains.Tests;

/// <summary>The contract and the API's description, which are not part of the repository.</summary>
internal static class SharedFolder
{
    public static string Repository { get; } = Root();

    public static string? Path { get; } = new[] { Environment.GetEnvironmentVariable("HYPERVISOR_SHARED"), System.IO.Path.Combine(Repository, "..", "shared") }
        .FirstOrDefault(folder => folder is not null && File.Exists(System.IO.Path.Combine(folder, "pve-api", "schema.json")));

    private static string Root([CallerFilePath] string file = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "..", "..", ".."));
}
