namespace Hypervisor.Proxmox;

/// <summary>Cleans messages of the secrets that were sent: a server can repeat them in its errors.</summary>
internal sealed class SecretScrubber(IEnumerable<string?> secrets)
{
    // Shorter ones would turn words into masks.
    private const int MinLength = 4;

    private readonly string[] secrets =
        [.. secrets.OfType<string>().Where(secret => secret.Length >= MinLength).SelectMany(Spellings).Distinct().OrderByDescending(secret => secret.Length)];

    public string Clean(string message)
    {
        foreach (var secret in secrets)
            message = message.Replace(secret, Redaction.Mask, StringComparison.OrdinalIgnoreCase);
        return Redaction.CleanMessage(message);
    }

    // As it is, as it was sent, and as a status line shows it.
    private static string[] Spellings(string secret)
    {
        var escaped = Uri.EscapeDataString(secret);
        return [secret, escaped, escaped.Replace("%20", "+", StringComparison.Ordinal), string.Concat(secret.Select(c => char.IsAscii(c) ? c : '?'))];
    }
}
