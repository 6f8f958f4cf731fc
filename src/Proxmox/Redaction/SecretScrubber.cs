namespace Hypervisor.Proxmox;

/// <summary>Cleans messages of the secrets that were sent: a server can repeat them in its errors.</summary>
internal sealed class SecretScrubber(IEnumerable<string?> secrets)
{
    // Shorter ones would turn words into masks.
    private const int MinLength = 4;

    private readonly string[] secrets =
        [.. secrets.OfType<string>().Where(secret => secret.Length >= MinLength).SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Distinct().OrderByDescending(secret => secret.Length)];

    public string Clean(string message)
    {
        foreach (var secret in secrets)
            message = message.Replace(secret, Redaction.Mask, StringComparison.OrdinalIgnoreCase);
        return Redaction.CleanMessage(message);
    }
}
