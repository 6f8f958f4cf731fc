using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What a webhook is sent, and how it is signed.</summary>
internal static class WebhookBody
{
    public static byte[] Of(AlertWebhook webhook, Guid delivery, ImmutableArray<AlertEvent> events) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            id = delivery,
            organization_id = webhook.OrganizationId,
            webhook = new { id = webhook.Id, name = webhook.Settings.Name },
            events = events.Select(one => new { id = one.Id, type = TypeOf(one.Type), at = one.At, alert = one.Alert }),
        },
        HypervisorJson.Options);

    /// <summary><c>t=UNIX_SECONDS,v1=HEX</c>, the HMAC-SHA256 of <c>t.body</c> with the secret's characters as its key.</summary>
    public static string Signature(Secret secret, DateTimeOffset at, byte[] body)
    {
        var seconds = FormattableString.Invariant($"{at.ToUnixTimeSeconds()}");
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{seconds}."), .. body];
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal), signed);
        return $"t={seconds},v1={Convert.ToHexStringLower(mac)}";
    }

    private static string TypeOf(AlertEventType type) => type switch
    {
        AlertEventType.Raised => "alert.raised",
        AlertEventType.Cleared => "alert.cleared",
        _ => "test",
    };
}
