namespace Hypervisor.Grains;

/// <summary>How well words match a row.</summary>
internal static class SearchRank
{
    /// <summary>0 where each word is one of the names; more, the worse they match; null where one of them doesn't.</summary>
    /// <param name="names">What the row is called.</param>
    /// <param name="others">What else it is found by.</param>
    public static int? Of(ReadOnlySpan<string> words, ReadOnlySpan<string> names, params ReadOnlySpan<string?> others)
    {
        var sum = 0;
        foreach (var word in words)
        {
            var best = Best(word, names);
            if (best is null && !IsIn(word, others))
            {
                return null;
            }

            sum += best ?? 3;
        }

        return sum;
    }

    private static int? Best(string word, ReadOnlySpan<string> names)
    {
        int? best = null;
        foreach (var name in names)
        {
            var rank = string.Equals(name, word, StringComparison.OrdinalIgnoreCase) ? 0
                : name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 1
                : name.Contains(word, StringComparison.OrdinalIgnoreCase) ? 2
                : (int?)null;
            best = rank < best || best is null ? rank ?? best : best;
        }

        return best;
    }

    private static bool IsIn(string word, ReadOnlySpan<string?> others)
    {
        foreach (var other in others)
        {
            if (other?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }
}
