using System.Text.RegularExpressions;

namespace Hypervisor.Proxmox;

/// <summary>
/// Secrets in texts. Texts are hostile: every quantifier that another part of its pattern could also match is bounded or atomic, so that the time
/// grows with the length only. What is masked once stays as it is when it is redacted again.
/// </summary>
public static partial class Redaction
{
    private const int MaxEncodings = 2;

    private static string RedactText(string text, int encodings)
    {
        if (text.Length < 4)
            return text;

        text = PrivateKey().Replace(text, "<private key>");
        text = Ticket().Replace(text, "<ticket>");
        text = AuthorizationToken().Replace(text, "<token>");
        text = CsrfToken().Replace(text, "<csrf>");
        text = ApiToken().Replace(text, "${id}<secret>");
        text = KnownToken().Replace(text, Mask);
        text = PasswordHash().Replace(text, Mask);
        text = text.Contains("://", StringComparison.Ordinal) ? UserInfo().Replace(text, "${before}" + Mask + "@") : text;
        text = Scheme().Replace(text, match => IsCredential(match) ? $"{match.Groups["before"].Value}{Mask}" : match.Value);
        text = PasswordList().Replace(text, match => ListedPassword().Replace(match.Value, "${before}" + Mask));
        text = SecretBlock().Replace(text, match => IsSecretInText(match.Groups["key"].Value) ? $"{match.Groups["before"].Value} {Mask}\n" : match.Value);
        text = RedactAssignments(text);
        text = Argument().Replace(text, Argued);
        text = text.Contains("qom-type", StringComparison.OrdinalIgnoreCase) ? SecretObject().Replace(text, Argued) : text;
        text = Prose().Replace(text, "${before}" + Mask);
        return encodings < MaxEncodings ? Encoded().Replace(text, match => HidesSecret(match.Value, encodings) ? Mask : match.Value) : text;
    }

    private static string Argued(Match match)
    {
        var quote = match.Groups["quote"].Value;
        return $"{match.Groups["before"].Value}{quote}{Mask}{quote}";
    }

    // Without the header's name a scheme is an ordinary word too.
    private static bool IsCredential(Match match)
    {
        var value = match.Groups["value"].Value;
        return match.Groups["header"].Success || match.Groups["scheme"].Value.ToUpperInvariant() switch
        {
            "BASIC" => Decode(value)?.Contains(':', StringComparison.Ordinal) == true,
            "BEARER" => value.Length >= 16 && value.Any(char.IsAsciiDigit),
            _ => false,
        };
    }

    // Up to the end of the text where it is cut.
    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?>[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\z))")]
    private static partial Regex PrivateKey();

    // PVE:user:stamp::signature, also percent-encoded as in the cookie; UPID:… has another prefix.
    [GeneratedRegex(@"(?<!@)\bPVE(?:VNC|TUNNEL|AUTH|TFA)?(?::|%3A)[^\s""',;&]+", RegexOptions.IgnoreCase)]
    private static partial Regex Ticket();

    [GeneratedRegex(@"\bP(?:VE|BS)APIToken\s{0,4}[=: ]\s{0,4}[^\s""',;]+", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorizationToken();

    // stamp:base64 of a hash
    [GeneratedRegex(@"\b[0-9A-F]{8}(?::|%3A)(?>(?:[A-Za-z0-9+/]|%2[BF]){27,})={0,2}", RegexOptions.IgnoreCase)]
    private static partial Regex CsrfToken();

    // user@realm!name=uuid; a backup server has a colon there
    [GeneratedRegex(@"(?<id>![A-Za-z][A-Za-z0-9._\-]{0,63}(?:=|:|%3D|%3A))[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex ApiToken();

    [GeneratedRegex(@"\b(?:eyJ(?>[A-Za-z0-9_\-]{5,})\.(?>[A-Za-z0-9_\-]{5,})(?:\.[A-Za-z0-9_\-]*)?|A(?:KIA|SIA)[A-Z0-9]{16}\b|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|gl(?:pat|ptt|dt|rt|cbt|soat)-[\w\-]{16,}|xox[a-z]-[A-Za-z0-9\-]{10,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|sk-[A-Za-z0-9_\-]{20,}|AIza[\w\-]{35}|hv[sb]\.[\w\-]{20,}|npm_[A-Za-z0-9]{30,}|dckr_pat_[\w\-]{20,}|SG\.[\w\-]{16,}\.[\w\-]{16,}|tskey-[a-z]{2,10}-[\w\-]{10,}|AGE-SECRET-KEY-1[A-Z0-9]{20,}|[0-9]{8,10}:AA[\w\-]{33}|hooks\.slack\.com/services/[\w/]{10,})")]
    private static partial Regex KnownToken();

    [GeneratedRegex(@"\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[a-z0-9\-]{0,10})\$[./A-Za-z0-9$=,+_\-]{8,}")]
    private static partial Regex PasswordHash();

    // A password may hold a slash where whoever wrote it did not escape it; a port is no password. A long name alone is a token.
    [GeneratedRegex(@"(?<before>://(?:[^\s/?#:@""'<>]{0,128}:(?!\*\*\*@)))(?:[^\s/?#""'<>]{1,512}|(?![0-9]{1,5}[/?#\s])[^\s""'<>@]{1,256})@|(?<before>://)(?=[^\s/?#:@""'<>]{0,128}[0-9])[^\s/?#:@""'<>]{16,128}@", RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"(?<before>(?<header>\bauthorization[""'\\]{0,6}\s{0,4}[:=]\s{0,4}[""'\\]{0,6})?\b(?<scheme>Bearer|Basic|Digest|Negotiate|Token|ApiKey|NTLM)\s{1,4})(?<value>[A-Za-z0-9._~+/=\-]{4,})", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    // cloud-init's chpasswd lists user:password.
    [GeneratedRegex(@"^(?<indent>[ \t]{0,64})chpasswd:[ \t]{0,64}\r?\n(?>(?:\k<indent>[ \t].*(?:\n|\z)|[ \t]*\r?\n)*)", RegexOptions.Multiline)]
    private static partial Regex PasswordList();

    [GeneratedRegex(@"^(?<before>[ \t]{0,128}(?:-[ \t]{1,8})?[""']?[\w.$\-]{1,64}:)(?![ \t\r\n])\S.*$", RegexOptions.Multiline)]
    private static partial Regex ListedPassword();

    // A YAML block or list below the name.
    [GeneratedRegex(@"^(?<before>(?<indent>[ \t]{0,64})(?:-[ \t]{1,8})?[""']?(?<key>[A-Za-z_][\w.\-]{0,127})[""']?[ \t]{0,8}:)[ \t]{0,8}(?:[|>][+\-0-9]{0,2}[ \t]{0,8}\r?\n(?>(?:\k<indent>[ \t].*(?:\n|\z)|[ \t]*\r?\n)+)|\r?\n(?>(?:\k<indent>[ \t]*-[ \t].*(?:\n|\z))+))", RegexOptions.Multiline)]
    private static partial Regex SecretBlock();

    [GeneratedRegex(@"(?<before>(?:(?<![\w\-])--?[A-Za-z0-9\-]{0,40}(?:password|passwd|passphrase|secret|token|api-?key|private-?key)[ \t]{1,8}(?!-)|\bsshpass[ \t]{1,8}-p[ \t]{0,8}|\blogin[ \t]{1,8}\S{1,128}[ \t]{1,8}password[ \t]{1,8}|\bcurl\b[^\r\n]{0,200}?[ \t](?:-u|--user)[ \t]{1,8}[""']?[^\s:""']{1,128}:|-object[ \t=]{1,8}[""']?secret,[^\s""']{0,256}?\bdata=))(?<value>(?<quote>[""'])[^""'\r\n]+[""']?|[^\s""',]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Argument();

    [GeneratedRegex(@"(?<before>[""']qom-type[""'][ ]{0,4}:[ ]{0,4}[""']secret[""'][^}\r\n]{0,128}?[""']data[""'][ ]{0,4}:[ ]{0,4})(?<value>(?<quote>[""'])[^""'\r\n]+[""']?)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretObject();

    [GeneratedRegex(@"(?<before>\b(?:password|passwd|passwort|kennwort|passphrase|secret|pwd|pw|api[ _-]?key|token)[ \t]{1,4}(?:is|was|ist|lautet|set to|changed to)[ \t]{1,4})(?!(?:required|missing|invalid|not|wrong|empty|set|unset|expired|incorrect|too|being|the|a|an|stored|in|kept|managed|reset|changed|no|now|valid|generated|used|only|rejected|accepted|optional|undefined|already|still|never|always|masked|shown|taken|read|sent|for|from|by|bad|short|longer|needed|of|unknown|refused|disabled|enabled|ok|safe|encrypted|hashed|sealed|nicht|falsch|leer)\b)(?!\*\*\*)(?:""[^""\r\n]+""|'[^'\r\n]+'|[^\s""'<]\S*)", RegexOptions.IgnoreCase)]
    private static partial Regex Prose();
}
