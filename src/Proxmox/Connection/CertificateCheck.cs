using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Hypervisor.Proxmox;

/// <summary>Judges the certificate of one endpoint, and remembers why it was refused: the handshake only says that it was.</summary>
internal sealed class CertificateCheck(TlsMode mode, PveEndpoint endpoint)
{
    public PveException? Refusal { get; private set; }

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = mode switch
        {
            TlsMode.None => null,
            _ when certificate is null => Untrusted("it showed no certificate"),
            TlsMode.Fingerprint => Pinned(CertificateFingerprint.Of(certificate)),
            _ when errors == SslPolicyErrors.None => null,
            // Another node's fingerprint was learned over a connection that was trusted.
            _ when CertificateFingerprint.AreEqual(endpoint.Fingerprint, CertificateFingerprint.Of(certificate)) => null,
            _ => Untrusted(Describe(errors, chain), CertificateFingerprint.Of(certificate)),
        };
        return Refusal is null;
    }

    private PveException? Pinned(string seen) => CertificateFingerprint.AreEqual(endpoint.Fingerprint, seen)
        ? null
        : new(PveFailure.FingerprintChanged, $"The certificate of {endpoint} is not the pinned one: expected {CertificateFingerprint.Normalize(endpoint.Fingerprint)}, saw {seen}.")
        {
            ExpectedFingerprint = CertificateFingerprint.Normalize(endpoint.Fingerprint),
            SeenFingerprint = seen,
            NeverSent = true,
        };

    private PveException Untrusted(string why, string? seen = null) =>
        new(PveFailure.TlsUntrusted, $"The certificate of {endpoint} is not trusted: {why}.") { SeenFingerprint = seen, NeverSent = true };

    private static string Describe(SslPolicyErrors errors, X509Chain? chain)
    {
        var problems = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            problems.Add("it is for another name");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            problems.Add($"its chain ends nowhere known ({string.Join(", ", chain?.ChainStatus.Select(status => status.Status).Distinct() ?? [])})");
        return problems.Count > 0 ? string.Join(" and ", problems) : "it showed no certificate";
    }
}
