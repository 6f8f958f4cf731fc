namespace Hypervisor.Grains.Interfaces;

/// <summary>Which name was meant.</summary>
internal static class Spelling
{
    private const int MaxLength = 64;

    /// <summary>Whether they differ by case and separators only: <c>forceStop</c>, <c>force_stop</c>, <c>force-stop</c>.</summary>
    public static bool Same(string one, string other) => Squeeze(one).SequenceEqual(Squeeze(other));

    /// <summary>Null where nothing is near.</summary>
    public static string? Nearest(string given, IEnumerable<string> known)
    {
        if (given.Length > MaxLength)
        {
            return null;
        }

        var (name, distance) = known.Select(name => (name, Distance(given.ToLowerInvariant(), name.ToLowerInvariant()))).OrderBy(pair => pair.Item2).FirstOrDefault((given, int.MaxValue));
        return distance <= Math.Max(2, given.Length / 3) ? name : null;
    }

    private static IEnumerable<char> Squeeze(string name) => name.Where(c => c is not ('-' or '_')).Select(char.ToLowerInvariant);

    /// <summary>How many letters must be put in, taken out or changed.</summary>
    private static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        foreach (var (letter, row) in one.Select((letter, index) => (letter, index + 1)))
        {
            var current = new int[other.Length + 1];
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                current[column] = Math.Min(Math.Min(previous[column], current[column - 1]) + 1, previous[column - 1] + (other[column - 1] == letter ? 0 : 1));
            }

            previous = current;
        }

        return previous[^1];
    }
}
