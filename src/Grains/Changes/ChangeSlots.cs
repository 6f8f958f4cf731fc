using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>How many changes are at work on a node or with a storage at once; the others wait in the order in which they came.</summary>
internal sealed class ChangeSlots
{
    private const int PerNode = 6;
    private const int PerStorage = 3;

    private readonly Dictionary<Guid, string[]> taken = [];
    private readonly List<(Guid Change, string[] Places)> waiting = [];

    /// <summary>A second time for the same change is its first place again.</summary>
    public bool TryTake(Guid change, ChangeTarget target, Command command)
    {
        var places = PlacesOf(target, command);
        if (!taken.ContainsKey(change))
        {
            var before = waiting.TakeWhile(other => other.Change != change).SelectMany(other => other.Places);
            if (!places.All(place => taken.Values.Count(others => others.Contains(place)) < LimitOf(place)) || places.Intersect(before).Any())
            {
                if (waiting.All(other => other.Change != change))
                {
                    waiting.Add((change, places));
                }

                return false;
            }

            waiting.RemoveAll(other => other.Change == change);
            taken[change] = places;
        }

        return true;
    }

    /// <returns>Whose turn it may be now.</returns>
    public IReadOnlyList<Guid> Free(Guid change)
    {
        waiting.RemoveAll(other => other.Change == change);
        return taken.Remove(change, out var places)
            ? [.. waiting.Where(other => other.Places.Intersect(places).Any()).Select(other => other.Change).Take(PerNode)]
            : [];
    }

    private static int LimitOf(string place) => place.StartsWith("node:", StringComparison.Ordinal) ? PerNode : PerStorage;

    /// <summary>Only what takes long is counted against a storage: a copy, a backup, a restore, a download.</summary>
    private static string[] PlacesOf(ChangeTarget target, Command command)
    {
        string?[] places = [target.Node is { } node ? $"node:{node}" : null, StorageOf(command) is { } storage ? $"storage:{storage}" : null];
        return [.. places.OfType<string>()];
    }

    private static string? StorageOf(Command command) => command switch
    {
        RunBackup backup => backup.Storage,
        RestoreBackup restore => restore.Storage,
        CloneVirtualMachine clone => clone.Storage,
        CloneContainer clone => clone.Storage,
        MoveVirtualMachineDisk move => move.Storage,
        MoveContainerVolume move => move.Storage,
        DownloadToStorage download => download.Storage,
        _ => null,
    };
}
