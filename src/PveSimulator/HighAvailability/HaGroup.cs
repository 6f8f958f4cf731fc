namespace Hypervisor.PveSimulator;

/// <summary>Nodes for services, as PVE 8 has them; PVE 9 made rules of them.</summary>
/// <param name="Options">nodes, and where they are set nofailback, restricted, comment.</param>
internal sealed record HaGroup(string Id, IReadOnlyDictionary<string, string> Options)
{
    public string Text => $"group: {Id}\n{string.Concat(Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"\t{option.Key} {option.Value}\n"))}";
}
