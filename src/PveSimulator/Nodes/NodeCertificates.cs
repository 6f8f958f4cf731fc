using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hypervisor.PveSimulator;

/// <summary>The certificates that a node tells of: the cluster's authority and the node's own.</summary>
internal static class NodeCertificates
{
    public static object List(Call call)
    {
        Json[] own = [ToJson("pve-root-ca.pem", call.Cluster.Certificates.Authority), ToJson("pve-ssl.pem", call.Node.Certificate)];
        if (call.Node.CustomCertificate is not { } custom) return own;
        using var certificate = X509Certificate2.CreateFromPem(custom);
        return own.Append(ToJson("pveproxy-ssl.pem", certificate)).ToArray();
    }

    public static Json ToJson(string file, X509Certificate2 certificate) => new()
    {
        ["filename"] = file, ["subject"] = Slashed(certificate.SubjectName), ["issuer"] = Slashed(certificate.IssuerName), ["fingerprint"] = Fingerprint(certificate),
        ["notbefore"] = new DateTimeOffset(certificate.NotBefore).ToUnixTimeSeconds(), ["notafter"] = new DateTimeOffset(certificate.NotAfter).ToUnixTimeSeconds(),
        ["pem"] = certificate.ExportCertificatePem(), ["public-key-type"] = "id-ecPublicKey", ["public-key-bits"] = 256, ["san"] = Names(certificate),
    };

    public static string Fingerprint(X509Certificate2 certificate) =>
        string.Join(':', certificate.GetCertHashString(HashAlgorithmName.SHA256).Chunk(2).Select(pair => new string(pair)));

    private static string Slashed(X500DistinguishedName name) =>
        string.Concat(name.EnumerateRelativeDistinguishedNames(reversed: false).Select(part => $"/{part.GetSingleElementType().FriendlyName}={part.GetSingleElementValue()}"));

    private static IEnumerable<string> Names(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateIPAddresses().Select(ip => ip.ToString()).Concat(names.EnumerateDnsNames()));
}
