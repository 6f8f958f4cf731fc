using System.Text;

namespace Hypervisor.Grains;

/// <summary>One part of a query: <c>-tag:test,dev</c> is field <c>tag</c>, operator <c>:</c>, two values, negated. A bare word has no field.</summary>
internal sealed record SearchTerm(string Text, string Field, char Operator, string Value, bool Negated)
{
    /// <summary>The alternatives of a list with commas.</summary>
    public string[] Values => Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>Splits a query into terms. Quotes hold blanks together; everything else is taken as it stands.</summary>
internal static class SearchTerms
{
    public static IEnumerable<SearchTerm> Parse(string query)
    {
        foreach (var text in Split(query))
        {
            var negated = text.Length > 1 && text[0] == '-';
            var body = negated ? text[1..] : text;
            var split = body.IndexOfAny([':', '<', '>', '=']);
            if (split <= 0 || body[0] == '"')
            {
                yield return new SearchTerm(text, "", ':', Unquote(body), negated);
                continue;
            }

            var (symbol, length) = body[split..] switch
            {
                ['>', '=', ..] => ('≥', 2),
                ['<', '=', ..] => ('≤', 2),
                [var single, ..] => (single, 1),
                _ => (':', 1),
            };
            yield return new SearchTerm(text, body[..split].ToLowerInvariant(), symbol, Unquote(body[(split + length)..]), negated);
        }
    }

    private static IEnumerable<string> Split(string query)
    {
        var term = new StringBuilder();
        var quoted = false;
        foreach (var letter in query)
        {
            quoted ^= letter == '"';
            if (char.IsWhiteSpace(letter) && !quoted)
            {
                if (term.Length > 0)
                {
                    yield return term.ToString();
                    term.Clear();
                }
            }
            else
            {
                term.Append(letter);
            }
        }

        if (term.Length > 0)
        {
            yield return term.ToString();
        }
    }

    private static string Unquote(string text) => text.Replace("\"", "", StringComparison.Ordinal);
}
