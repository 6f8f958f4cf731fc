namespace Hypervisor.PveSimulator;

internal sealed class GuestSnapshot(string name, string? parent, DateTimeOffset takenAt, bool hasMemory, SortedDictionary<string, string> config)
{
    public string Name => name;
    public string? Parent { get; set; } = parent;
    public DateTimeOffset TakenAt => takenAt;
    public bool HasMemory => hasMemory;
    public string Description { get; set; } = "";
    public SortedDictionary<string, string> Config => config;
}
