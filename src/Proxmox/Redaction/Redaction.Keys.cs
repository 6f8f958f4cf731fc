using System.Collections.Frozen;

namespace Hypervisor.Proxmox;

public static partial class Redaction
{
    // Compared in lower case and without separators, so that camelCase, hyphens and underscores are all the same.
    private static readonly FrozenSet<string> Keys = """
        access_token acme_account_key api_key api_secret api_token args auth_key auth_password auth_secret auth_user_pass
        authentication_password bind_password bindpw ca ca_chain ca_key cert certificate cibootcmd cinetuserdata cipassword ciupgrade
        ciuserdata client_key client_secret community cookie credential credentials crl csrf_prevention_token dh encryption_key
        encryption_password hashed_password hookscript ipsec_secret key_passphrase mfa_backup_codes mfa_secret mschapv2_password
        otp_secret owner_password passphrase passwd password postscript pre_shared_key prescript priv_key
        private_key private_key_file private_key_passphrase psk pve_auth_cookie radius_secret refresh_token registration_password
        secret security_key session_token setup_key shared_key shared_secret sip_secret snmp_community ssh_key ssh_password
        sshkeys target_password ticket tls_auth tls_certificate tls_crypt tls_key token vncticket wireguard_private_key
        wireguard_psk wpa_psk x_authkey x_iapp_key x_passphrase x_password x_ssh_password x_vwirekey x_xstauthkey x_xstcrypt
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Normalize).ToFrozenSet();

    private static readonly string[] Suffixes =
        [.. new[] { "setup_key", "config_content", "private_key", "pre_shared_key", "radius_secret", "shared_secret" }.Select(Normalize)];

    // Those who matter here look like a secret by their suffix only.
    private static readonly string Exempt = Normalize("public_key");

    // followed by digits only
    private static readonly string NumberedPrefix = Normalize("ipconfig");

    /// <summary>Whether a value under this name is kept from view, however the name is spelled.</summary>
    public static bool IsSecret(string name)
    {
        var key = Normalize(name);
        return key != Exempt && (IsListed(key) || EndsAsSecret(key));
    }

    /// <summary>Whether the name tells of a secret where it stands in a text: many of the listed ones are plain words there.</summary>
    private static bool IsSecretInText(string name)
    {
        var key = Normalize(name);
        return key != Exempt && EndsAsSecret(key);
    }

    private static bool IsListed(string key) =>
        Keys.Contains(key)
        || Suffixes.Any(suffix => key.EndsWith(suffix, StringComparison.Ordinal))
        || (key.StartsWith(NumberedPrefix, StringComparison.Ordinal) && key.Length > NumberedPrefix.Length && key.Skip(NumberedPrefix.Length).All(char.IsAsciiDigit));

    private static string Normalize(string name) =>
        string.Concat(name.Where(c => c is not ('-' or '_' or ' ' or '.'))).ToLowerInvariant();
}
