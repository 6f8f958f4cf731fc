using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hypervisor.Proxmox;

/// <summary>Keeps secrets out of what is cached, logged, shown or returned.</summary>
public static partial class Redaction
{
    public const string Mask = "***";

    /// <summary>What lies deeper is masked as a whole.</summary>
    public const int MaxDepth = 16;

    private const int MaxMessageLength = 2000;

    public static JsonElement Redact(JsonElement element) => JsonSerializer.SerializeToElement(Redact(JsonNode(element)));

    /// <summary>A copy without secrets; the argument stays as it is.</summary>
    public static JsonNode? Redact(JsonNode? node) => Copy(node, 0);

    /// <summary>Masks the secret parts of a property string (<c>ip=…,password=…</c>) and tickets and tokens anywhere.</summary>
    public static string RedactText(string text)
    {
        text = PrivateKey().Replace(text, "<private key>");
        text = Ticket().Replace(text, "<ticket>");
        text = AuthorizationToken().Replace(text, "<token>");
        text = CsrfToken().Replace(text, "<csrf>");
        return Assignment().Replace(text, match => IsSecret(match.Groups["key"].Value) ? $"{match.Groups["key"].Value}{match.Groups["sign"].Value}{Mask}" : match.Value);
    }

    /// <summary>Makes a message fit to show: one line without pages' addresses, tickets, tokens and secrets.</summary>
    public static string CleanMessage(string message)
    {
        message = Url().Replace(message.Length > 4 * MaxMessageLength ? message[..(4 * MaxMessageLength)] : message, "<url>");
        message = RedactText(message);
        message = UuidAfterSign().Replace(message, "=<secret>");
        message = Blanks().Replace(message, " ").Trim();
        return message.Length > MaxMessageLength ? message[..MaxMessageLength] + "…" : message;
    }

    private static JsonNode? JsonNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };

    private static JsonNode? Copy(JsonNode? node, int depth) => node switch
    {
        null => null,
        JsonObject or JsonArray when depth >= MaxDepth => Mask,
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Member(members, member.Key, member.Value, depth)))),
        JsonArray items => new JsonArray([.. items.Select(item => Copy(item, depth + 1))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => RedactText(value.GetValue<string>()),
        _ => node.DeepClone(),
    };

    private static JsonNode? Member(JsonObject members, string name, JsonNode? value, int depth)
    {
        if (value is null)
            return null;
        if (IsSecret(name))
            return Mask;

        // Proxmox lists pending values as {key, value, pending}: the name of the secret is itself a value there.
        var namesSecret = name is "value" or "pending" && members["key"] is JsonValue key && key.GetValueKind() == JsonValueKind.String && IsSecret(key.GetValue<string>());
        return namesSecret ? Mask : Copy(value, depth + 1);
    }

    [GeneratedRegex(@"\b[a-z][a-z0-9+.\-]{1,20}://[^\s""'<>]+", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]{0,32}PRIVATE KEY-----|\z)", RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    // PVE:user:stamp::signature, also percent-encoded as in the cookie; UPID:… has another prefix.
    [GeneratedRegex(@"\bPVE(?:VNC|TUNNEL|AUTH|TFA)?(?::|%3A)[^\s""',;&]+", RegexOptions.IgnoreCase)]
    private static partial Regex Ticket();

    [GeneratedRegex(@"\bPVEAPIToken\s*[=: ]\s*[^\s""',;]+", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorizationToken();

    // stamp:base64 of a hash
    [GeneratedRegex(@"\b[0-9A-F]{8}(?::|%3A)(?:[A-Za-z0-9+/]|%2[BF]){27,}={0,2}", RegexOptions.IgnoreCase)]
    private static partial Regex CsrfToken();

    [GeneratedRegex(@"=\s*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex UuidAfterSign();

    [GeneratedRegex(@"(?<![A-Za-z0-9_\-])(?<key>[A-Za-z][A-Za-z0-9_\-]{0,63})(?<sign>=)(?:""[^""]*""?|'[^']*'?|[^,;&\s""']+)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Blanks();
}
