namespace Hypervisor.EndToEnd.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Source
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Hypervisor.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Hypervisor.sln was not found above the tests.");
        }

        return folder;
    }
}
