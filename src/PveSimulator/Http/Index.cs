namespace Hypervisor.PveSimulator;

/// <summary>The lists of what is below a path.</summary>
internal static class Index
{
    public static IEnumerable<Json> Of(string key, params string[] names) => names.Select(name => new Json { [key] = name });
}
