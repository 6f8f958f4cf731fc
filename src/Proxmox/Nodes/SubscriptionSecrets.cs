using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.Proxmox;

/// <summary>Whoever has the key and the server's id can take the subscription over. The product's name before the hyphen stays.</summary>
internal static class SubscriptionSecrets
{
    public static JsonElement Mask(JsonElement subscription)
    {
        if (subscription.ValueKind != JsonValueKind.Object)
            return subscription;
        var masked = JsonObject.Create(subscription)!;
        foreach (var name in new[] { "serverid", "signature" })
        {
            if (masked[name] is not null)
                masked[name] = Redaction.Mask;
        }
        if (masked["key"] is { } key)
            masked["key"] = Prefix(key) + Redaction.Mask;
        return JsonSerializer.SerializeToElement(masked);
    }

    private static string Prefix(JsonNode key) =>
        key.GetValueKind() == JsonValueKind.String && key.GetValue<string>() is var text && text.IndexOf('-', StringComparison.Ordinal) is > 0 and <= 8 and var end ? text[..(end + 1)] : "";
}
