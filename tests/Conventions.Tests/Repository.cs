namespace Hypervisor.Conventions.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder with the contract that the API is checked against, or null where it is absent.</summary>
    public static string? Shared { get; } =
        new[] { Environment.GetEnvironmentVariable("HYPERVISOR_SHARED"), Path.Combine(Root, "..", "shared") }.FirstOrDefault(Directory.Exists);

    public static string[] Projects() => Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Hypervisor.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Hypervisor.sln was not found above the tests.");
        }

        return folder;
    }
}
