using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>A checked registration as the client's options.</summary>
internal static class ConnectionOptions
{
    public static PveClientOptions From(ControllerRegistration registration) => new()
    {
        Host = registration.Host!.Trim(),
        Port = registration.Port,
        UseSsl = registration.UseSsl,
        Tls = registration switch
        {
            { TlsFingerprint.Length: > 0 } => TlsMode.Fingerprint,
            { VerifySsl: true } => TlsMode.SystemTrust,
            _ => TlsMode.None,
        },
        Fingerprint = registration.TlsFingerprint is { Length: > 0 } pin ? pin : null,
        Credentials = Credentials(registration),
    };

    private static PveCredentials Credentials(ControllerRegistration registration)
    {
        if (registration.Config is { TokenId: { Length: > 0 } id, TokenSecret: { } secret })
        {
            return new PveCredentials.ApiToken(id, secret.Reveal);
        }

        var name = registration.Username!;
        var at = name.LastIndexOf('@');
        return at > 0
            ? new PveCredentials.Password(name[..at], name[(at + 1)..], registration.Password!.Value.Reveal)
            : new PveCredentials.Password(name, registration.Config?.Realm ?? "pam", registration.Password!.Value.Reveal);
    }
}
