using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What a registration must be like, whoever sends it. All errors at once, each naming its field and the rule.</summary>
internal static partial class ControllerRules
{
    public static void Check(ControllerRegistration registration) => Check(registration, requireName: true);

    /// <summary>As for a registration, but a connection can be tested before it has a name or credentials.</summary>
    public static void CheckConnection(ControllerRegistration registration) => Check(registration, requireName: false);

    /// <summary>Whether there is anything to sign in with. A connection test without it reads the certificate only.</summary>
    public static bool HasCredentials(ControllerRegistration registration) =>
        !string.IsNullOrEmpty(registration.Config?.TokenId) || registration.Config?.TokenSecret is { IsEmpty: false }
        || !string.IsNullOrEmpty(registration.Username) || registration.Password is { IsEmpty: false };

    private static void Check(ControllerRegistration registration, bool requireName)
    {
        var errors = new FieldErrors()
            .Require(!requireName || registration.Name?.Trim() is { Length: > 0 and <= 255 }, "name", "A name of 1 to 255 characters is required.")
            .Require(registration.ControllerType is "proxmox" or "pve", "controller_type", "The controller type is 'proxmox'.")
            .Require(registration.Port is >= 1 and <= 65535, "port", "The port is 1 to 65535; Proxmox VE listens on 8006.")
            .Require(IsInterval(registration.SyncIntervalSeconds), "sync_interval_seconds", IntervalRule)
            .Require(
                registration.TlsFingerprint is not { Length: > 0 } || (registration.UseSsl && !registration.VerifySsl),
                "tls_fingerprint",
                "A pinned fingerprint needs use_ssl and excludes verify_ssl: a certificate is trusted by one or the other.")
            .Require(IsFingerprint(registration.TlsFingerprint), "tls_fingerprint", FingerprintRule)
            .Require(registration.UseSsl || !registration.VerifySsl, "verify_ssl", "Without TLS there is no certificate to verify.");
        CheckHost(registration.Host, errors);
        if (requireName || HasCredentials(registration))
        {
            CheckCredentials(registration, errors);
        }

        errors.ThrowIfAny();
    }

    private const string FingerprintRule = "A fingerprint is the SHA-256 of the certificate: 64 hexadecimal digits, colons allowed.";

    private static readonly string IntervalRule =
        $"The sync interval is {SettingsGrain.MinSyncInterval} to {SettingsGrain.MaxSyncInterval} seconds; leave it out to follow the organization's settings.";

    private static bool IsInterval(int? seconds) => seconds is null or (>= SettingsGrain.MinSyncInterval and <= SettingsGrain.MaxSyncInterval);

    private static bool IsFingerprint(string? fingerprint) => string.IsNullOrEmpty(fingerprint) || Fingerprint().IsMatch(fingerprint);

    private static void CheckHost(string? host, FieldErrors errors)
    {
        if (string.IsNullOrWhiteSpace(host))
        {
            errors.Add("host", "A host is required: a name such as pve.example.org, or an address.");
        }
        else if (host.Length > 253 || !Host().IsMatch(host) || Uri.CheckHostName(host.Trim('[', ']')) == UriHostNameType.Unknown)
        {
            errors.Add("host", "The host is a bare name or address, without scheme, port or path.");
        }
    }

    private static void CheckCredentials(ControllerRegistration registration, FieldErrors errors)
    {
        var config = registration.Config;
        var hasToken = !string.IsNullOrEmpty(config?.TokenId) || config?.TokenSecret is { IsEmpty: false };
        var hasPassword = !string.IsNullOrEmpty(registration.Username) || registration.Password is { IsEmpty: false };
        if (hasToken && hasPassword)
        {
            errors.Add("config.token_id", "Give either an API token or a username with a password, not both.");
        }
        else if (hasToken)
        {
            errors
                .Require(config!.TokenId is { } id && TokenId().IsMatch(id), "config.token_id", "A token id looks like user@realm!name.")
                .Require(config.TokenSecret is { IsEmpty: false }, "config.token_secret", "The token's secret is missing; Proxmox VE shows it once, when the token is made.")
                .Require(config.TokenSecret is not { Reveal.Length: > 512 }, "config.token_secret", "A token secret has at most 512 characters.")
                .Require(config.TokenSecret is not { } secret || IsPrintable(secret.Reveal), "config.token_secret", "A token secret has no blanks or control characters.");
        }
        else if (hasPassword)
        {
            errors
                .Require(registration.Username is { Length: > 0 and <= 512 } name && IsPrintable(name), "username", "A username of 1 to 512 characters is required, such as root or root@pam.")
                .Require(registration.Password is { IsEmpty: false }, "password", "The password is missing.")
                .Require(registration.Password is not { Reveal.Length: > 16384 }, "password", "A password has at most 16384 characters.")
                .Require(config?.Realm is not { } realm || Realm().IsMatch(realm), "config.realm", "A realm is a short word such as pam or pve.");
        }
        else
        {
            errors.Add("config.token_id", "Credentials are missing: give config.token_id with config.token_secret, or username with password.");
        }
    }

    private static bool IsPrintable(string text) => !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));

    [GeneratedRegex(@"\A(?:[0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}\z")]
    private static partial Regex Fingerprint();

    [GeneratedRegex(@"\A(?:[A-Za-z0-9._-]+|\[?[0-9A-Fa-f:.]+\]?)\z")]
    private static partial Regex Host();

    [GeneratedRegex(@"\A[^\s:/@!]{1,60}@[A-Za-z][A-Za-z0-9._-]{0,31}![A-Za-z][A-Za-z0-9._-]{0,127}\z")]
    private static partial Regex TokenId();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex Realm();
}
