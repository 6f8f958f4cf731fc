using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Hypervisor.Proxmox;

/// <summary>Looks at a server before anything is entrusted to it.</summary>
public static class PveProbe
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    /// <summary>Ends after the TLS handshake: no request is sent, and no credentials.</summary>
    /// <exception cref="PveException">AddressRefused, Unreachable, NotProxmox (no TLS there)</exception>
    public static async Task<ServerCertificate> ReadCertificate(string host, int port, NetworkGuard guard, TimeProvider time, CancellationToken cancellation = default)
    {
        ServerCertificate? seen = null;
        var connector = new PveConnector(guard, time, Timeout);
        await using var stream = await connector.Connect(new(HostName.Unbracket(host), port), useSsl: true, (_, certificate, _, errors) =>
        {
            seen = certificate is null ? null : Describe(certificate, errors);
            return true;
        }, cancellation);
        return seen ?? throw new PveException(PveFailure.TlsUntrusted, "The server showed no certificate.") { NeverSent = true };
    }

    private static ServerCertificate Describe(X509Certificate certificate, SslPolicyErrors errors)
    {
        using var full = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return new(full.Subject, full.Issuer, new(full.NotBefore.ToUniversalTime()), new(full.NotAfter.ToUniversalTime()),
            CertificateFingerprint.Of(full), errors == SslPolicyErrors.None);
    }
}
