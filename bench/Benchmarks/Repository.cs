namespace Hypervisor.Benchmarks;

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Hypervisor.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Hypervisor.sln was not found above the benchmarks.");
        }

        return folder;
    }
}
