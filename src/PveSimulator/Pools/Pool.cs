namespace Hypervisor.PveSimulator;

internal sealed class Pool(string id)
{
    public string Id => id;
    public string? Comment { get; set; }
    public SortedSet<int> Guests { get; } = [];
    public SortedSet<string> Storages { get; } = new(StringComparer.Ordinal);
}
