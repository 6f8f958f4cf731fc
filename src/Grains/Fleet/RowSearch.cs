namespace Hypervisor.Grains;

/// <summary>The search over nodes and storages: words in any field, <c>field:value</c> in one, commas for "or", a leading <c>-</c> for "not".</summary>
internal static class RowSearch
{
    public static bool Matches(string? query, params ReadOnlySpan<(string Field, string? Value)> row)
    {
        foreach (var term in SearchTerms.Parse(query ?? ""))
        {
            if (Matches(term, row) == term.Negated)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Matches(SearchTerm term, ReadOnlySpan<(string Field, string? Value)> row)
    {
        foreach (var (field, value) in row)
        {
            if (value is not null && (term.Field.Length == 0
                ? value.Contains(term.Value, StringComparison.OrdinalIgnoreCase)
                : field == term.Field && term.Values.Contains(value, StringComparer.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
