namespace Hypervisor.PveSimulator;

/// <summary>A guest to put into a cluster.</summary>
public sealed record GuestSpec(int Vmid, string Node)
{
    public bool IsContainer { get; init; }
    public string? Name { get; init; }
    public bool IsRunning { get; init; }

    /// <summary>More of the configuration, as it stands in the file.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();
}
