namespace Hypervisor.Proxmox;

/// <summary>What a server shows to whoever connects, for a person to compare before pinning it.</summary>
/// <param name="Fingerprint">SHA-256, as Proxmox shows it.</param>
/// <param name="SystemTrusted">Whether this machine would trust it under this name without pinning.</param>
public sealed record ServerCertificate(
    string Subject, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string Fingerprint, bool SystemTrusted);
