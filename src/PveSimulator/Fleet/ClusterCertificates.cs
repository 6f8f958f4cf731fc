using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hypervisor.PveSimulator;

/// <summary>The certificate authority of one cluster and what it signs.</summary>
internal sealed class ClusterCertificates(SimulatedCluster cluster)
{
    private X509Certificate2 _authority = null!;

    public X509Certificate2 Authority => _authority;

    public void Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = cluster.Time.GetUtcNow();
        var request = new CertificateRequest($"CN=Proxmox Virtual Environment, OU={Guid.NewGuid()}, O=PVE Cluster Manager CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        _authority = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        cluster.CertificateAuthority = _authority.ExportCertificatePem();
        foreach (var node in cluster.Nodes.All) Renew(node);
    }

    /// <summary>A new key and certificate; connections made from now on see it.</summary>
    public void Renew(SimulatedNode node)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = cluster.Time.GetUtcNow();
        var request = new CertificateRequest($"CN={node.Name}.example.com, O=Proxmox Virtual Environment, OU=PVE Cluster Node", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        if (!node.Address.Equals(IPAddress.Loopback)) names.AddIpAddress(node.Address);
        names.AddDnsName("localhost");
        names.AddDnsName(node.Name);
        names.AddDnsName($"{node.Name}.example.com");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        Span<byte> serial = stackalloc byte[16];
        RandomNumberGenerator.Fill(serial);
        serial[0] &= 0x7F;
        using var signed = request.Create(_authority, now.AddDays(-1), now.AddYears(2), serial);
        node.Certificate = signed.CopyWithPrivateKey(key);
        node.Tls = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(node.Certificate, [_authority], offline: true),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
    }
}
