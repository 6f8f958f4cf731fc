namespace Hypervisor.Proxmox;

/// <summary>Where the API of one node answers.</summary>
/// <param name="Fingerprint">SHA-256 of its certificate; without one it isn't used where fingerprints are pinned.</param>
public sealed record PveEndpoint(string Host, int Port = 8006, string? Fingerprint = null)
{
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    internal bool IsSamePlace(PveEndpoint other) =>
        Port == other.Port && string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase);
}
