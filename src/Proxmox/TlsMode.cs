namespace Hypervisor.Proxmox;

/// <summary>How the certificate of a node is judged.</summary>
public enum TlsMode
{
    /// <summary>The chain must lead to an authority that this machine trusts, and the name must match.</summary>
    SystemTrust,

    /// <summary>The certificate must have the SHA-256 fingerprint that was pinned; nothing else is asked of it.</summary>
    Fingerprint,

    /// <summary>Any certificate will do. Whoever sits between can read and change everything.</summary>
    None,
}
