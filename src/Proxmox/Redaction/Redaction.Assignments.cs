using System.Text;
using System.Text.RegularExpressions;

namespace Hypervisor.Proxmox;

/// <summary>Values that stand behind a secret's name: <c>name=value</c>, <c>name: value</c>, <c>"name": "value"</c>, also escaped within a string.</summary>
public static partial class Redaction
{
    private static readonly string[] Placeholders = [Mask, "<ticket>", "<token>", "<csrf>", "<secret>", "<private key>", "<url>"];

    private static readonly string[] Harmless = ["true", "false", "yes", "no", "on", "off", "null", "none", "nil", "~"];

    private static readonly string[] QuerySecrets = ["sig", "signature", "xamzsignature", "xamzcredential", "xgoogsignature", "xgoogcredential", "code", "auth", "key", "hash"];

    private static string RedactAssignments(string text)
    {
        StringBuilder? redacted = null;
        var done = 0;
        for (var name = Name().Match(text); name.Success;)
        {
            var end = name.Index + name.Length;
            if (ValueOf(name, text) is { Length: > 0 } value)
            {
                var quote = name.Groups["sign"].Value == "=" ? "" : value.Groups["quote"].Value;
                (redacted ??= new StringBuilder(text.Length)).Append(text, done, end - done).Append(quote).Append(Mask).Append(value.Groups["closed"].Success ? quote : "");
                done = end = value.Index + value.Length;
            }
            name = Name().Match(text, end);
        }
        return redacted is null ? text : redacted.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>What must be hidden; null: nothing.</summary>
    private static Match? ValueOf(Match name, string text)
    {
        var (key, sign, start) = (name.Groups["key"].Value, name.Groups["sign"].Value, name.Index + name.Length);
        var inQuery = name.Groups["key"].Index is > 0 and var at && text[at - 1] is '?' or '&' or ';' && QuerySecrets.Contains(Normalize(key));
        if (!(sign == "=" ? IsSecret(key) || inQuery : IsSecretInText(key)))
            return null;

        var values = sign is "=" or ":=" ? AfterEquals() : sign is "%3D" or "%3d" ? Escaped() : name.Groups["line"].Success ? RestOfLine() : AfterColon();
        var value = values.Match(text, start);
        var bare = value.Value.Trim('"', '\'', '\\', ' ', '\t', ',', '}', ']');
        return IsKnownHarmless(key, sign, bare) || (inQuery && !IsSecret(key) && bare.Length < 6) ? null : value;
    }

    private static bool IsKnownHarmless(string key, string sign, string value) =>
        value == Mask
        || (sign != "=" && Placeholders.Contains(value))
        || Harmless.Contains(value, StringComparer.OrdinalIgnoreCase)

        // The working directory, not a password.
        || (key is "PWD" or "OLDPWD" && value.StartsWith('/'))

        // Masked already, and it is good to know which scheme it was.
        || (key.Equals("authorization", StringComparison.OrdinalIgnoreCase) && MaskedScheme().IsMatch(value));

    [GeneratedRegex(@"(?:(?<line>^[ \t]{0,64}(?:-[ \t]{1,8})?[""']?)|(?<![A-Za-z0-9_\-.])|(?<=%[0-9A-F]{2}))(?<key>(?>(?:(?:api|access|secret|private|encryption|license|auth)[ ])?[A-Za-z_][A-Za-z0-9_.\-]{0,127}))(?:\\{0,4}[""']\]?)?[ \t]{0,8}(?<sign>=>|:=|==?|:(?!//)|%3D)[ \t]{0,8}", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Name();

    // A comma ends a value only where another name follows it.
    [GeneratedRegex(@"\G(?:(?<quote>\\{0,4}[""'])(?>(?:(?!\k<quote>)(?:\\.|[^\\]|\\(?=\z)))*)(?<closed>\k<quote>)?|\[[^\]\r\n]*\]?|[^\s,;&""'{\[](?>(?:[^\s,;&""']|[""'](?=[A-Za-z0-9])|[,;&](?![A-Za-z0-9_.\-]{1,64}=)(?=[^\s""']))*))")]
    private static partial Regex AfterEquals();

    [GeneratedRegex(@"\G(?>(?:%(?!26)[0-9A-F]{2}|[^\s&,;""'%])+)", RegexOptions.IgnoreCase)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\G(?:(?<quote>\\{0,4}[""'])(?>(?:(?!\k<quote>)(?:\\.|[^\\]|\\(?=\z)))*)(?<closed>\k<quote>)?|\[[^\]\r\n]*\]?|[^\s{\[""'][^\r\n]*)")]
    private static partial Regex RestOfLine();

    // In the middle of a line, up to the next name.
    [GeneratedRegex(@"\G(?:(?<quote>\\{0,4}[""'])(?>(?:(?!\k<quote>)(?:\\.|[^\\]|\\(?=\z)))*)(?<closed>\k<quote>)?|\[[^\]\r\n]*\]?|[^\s{\[""'](?>(?:[^\s""'}]|[""'}](?=[A-Za-z0-9]))*)(?>(?:[ \t]{1,8}(?![\w.\-]{1,64}[""']?[ \t]{0,8}[:=])[^\s""'}{](?>(?:[^\s""'}]|[""'}](?=[A-Za-z0-9]))*))*))")]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"^(?:Bearer|Basic|Digest|Negotiate|Token|ApiKey|NTLM)[ ]{1,4}\*\*\*\z", RegexOptions.IgnoreCase)]
    private static partial Regex MaskedScheme();
}
