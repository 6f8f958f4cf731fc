using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hypervisor.Proxmox;

/// <summary>SHA-256 fingerprints as Proxmox shows them: upper case, in pairs, with colons.</summary>
public static class CertificateFingerprint
{
    public static string Of(X509Certificate certificate) => Format(SHA256.HashData(certificate.GetRawCertData()));

    /// <returns>The usual form, or null where it is no SHA-256.</returns>
    public static string? Normalize(string? fingerprint)
    {
        var digits = fingerprint?.Trim().Replace(":", "", StringComparison.Ordinal);
        return digits is { Length: 64 } && digits.All(char.IsAsciiHexDigit) ? Format(Convert.FromHexString(digits)) : null;
    }

    public static bool AreEqual(string? one, string? other) => Normalize(one) is { } normal && normal == Normalize(other);

    private static string Format(byte[] hash) => BitConverter.ToString(hash).Replace('-', ':');
}
