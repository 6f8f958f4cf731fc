using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a webhook may be.</summary>
internal static class WebhookRules
{
    private const int MaxName = 100;
    private const int MaxUrl = 2000;

    public static async Task<WebhookSettings> Check(WebhookSettings given, NetworkGuard guard)
    {
        var settings = given with
        {
            Name = given.Name?.Trim(),
            Url = given.Url?.Trim(),
            TlsFingerprint = string.IsNullOrWhiteSpace(given.TlsFingerprint) ? null : given.TlsFingerprint.Trim(),
            Kinds = given.Kinds.IsDefault ? [] : [.. given.Kinds.Distinct()],
            Severities = given.Severities.IsDefault ? [] : [.. given.Severities.Distinct()],
        };
        var address = settings.Url is { Length: <= MaxUrl } && Uri.TryCreate(settings.Url, UriKind.Absolute, out var parsed) ? parsed : null;
        var errors = new FieldErrors()
            .Require(settings.Name is { Length: >= 1 and <= MaxName }, "name", $"A webhook's name has 1 to {MaxName} characters.")
            .Require(address is { Scheme: "https" or "http", UserInfo.Length: 0, Fragment.Length: 0, IdnHost.Length: > 0 }, "url", $"An address is expected such as https://alerts.example.org/hook, at most {MaxUrl} characters, without a user, password or #.")
            .Require(settings.TlsFingerprint is null || CertificateFingerprint.Normalize(settings.TlsFingerprint) is not null, "tls_fingerprint", "A SHA-256 fingerprint has 64 hexadecimal digits, with or without colons.")
            .Require(settings.TlsFingerprint is null || address?.Scheme != "http", "tls_fingerprint", "There is no certificate over http.");
        if (address is not null && !errors.Any)
        {
            await CheckHost(address, guard, errors);
        }

        errors.ThrowIfAny();
        return settings with { TlsFingerprint = CertificateFingerprint.Normalize(settings.TlsFingerprint) };
    }

    private static async Task CheckHost(Uri address, NetworkGuard guard, FieldErrors errors)
    {
        var isSecure = address.Scheme == "https";
        try
        {
            await (isSecure ? guard : guard.OnlyAllowed()).Resolve(address.IdnHost);
        }
        catch (PveException refused) when (refused.Failure is PveFailure.AddressRefused or PveFailure.InvalidRequest)
        {
            errors.Add("url", isSecure
                ? refused.Reason.Replace(nameof(NetworkGuardOptions.AllowedNetworks), AllowedNetworks.Variable, StringComparison.Ordinal)
                : $"Use https. http is for hosts in the networks of {AllowedNetworks.Variable} only.");
        }
        catch (PveException unknown) when (unknown.Failure == PveFailure.Unreachable)
        {
            // A name that doesn't resolve today may tomorrow; until then deliveries wait.
        }
    }
}
