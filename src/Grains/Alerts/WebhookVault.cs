using System.Buffers.Text;
using System.Security.Cryptography;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.DataProtection;
using Secret = Hypervisor.Grains.Interfaces.Secret;

namespace Hypervisor.Grains;

/// <summary>Makes what webhooks sign with, and seals it by the key ring that all silos share; bound to the webhook, so that it can't be moved to another one.</summary>
internal sealed class WebhookVault(IDataProtectionProvider protection)
{
    public static Secret New() => new($"whsec_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}");

    public string Seal(Guid webhook, Secret secret) => Protector(webhook).Protect(secret.Reveal);

    public Secret Open(Guid webhook, string seal) => new(Protector(webhook).Unprotect(seal));

    private IDataProtector Protector(Guid webhook) => protection.CreateProtector("Hypervisor.Webhooks", webhook.ToString("D"));
}
