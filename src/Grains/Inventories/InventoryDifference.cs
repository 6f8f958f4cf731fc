using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>A row that came, went or differs between two inventories.</summary>
internal readonly record struct RowDifference<T>(T? Previous, T? Current) where T : class;

/// <summary>Compares rows by their id. Metrics are compared apart from state: a busy guest isn't a changed one.</summary>
internal static class InventoryDifference
{
    public static List<RowDifference<T>> Between<T>(IEnumerable<T> previous, IEnumerable<T> current, Func<T, string> id, Func<T, T, bool> same)
        where T : class
    {
        var before = previous.ToDictionary(id, StringComparer.Ordinal);
        var differences = new List<RowDifference<T>>();
        foreach (var row in current)
        {
            before.Remove(id(row), out var old);
            if (old is null || !same(old, row))
            {
                differences.Add(new RowDifference<T>(old, row));
            }
        }

        differences.AddRange(before.Values.Select(gone => new RowDifference<T>(gone, null)));
        return differences;
    }

    /// <summary>Whether nothing differs that a timeline would tell.</summary>
    public static bool SameState(Guest one, Guest other) =>
        one.Status == other.Status
        && one.Node == other.Node
        && one.VmType == other.VmType
        && one.Name == other.Name
        && one.Lock == other.Lock
        && one.HaState == other.HaState
        && one.Pool == other.Pool
        && one.Template == other.Template
        && one.CpuCores.Equals(other.CpuCores)
        && one.MemoryBytes == other.MemoryBytes
        && one.DiskBytes == other.DiskBytes
        && one.Tags.SequenceEqual(other.Tags);

    public static bool SameState(Node one, Node other) =>
        one.Status == other.Status
        && one.IpAddress == other.IpAddress
        && one.CpuCount == other.CpuCount
        && one.MemoryTotal == other.MemoryTotal
        && one.PveVersion == other.PveVersion;

    public static bool SameState(StoragePool one, StoragePool other) =>
        one.Status == other.Status && one.Total == other.Total && one.Shared == other.Shared && one.Content.SequenceEqual(other.Content);
}
