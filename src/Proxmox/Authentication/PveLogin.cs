using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

internal sealed record PveLogin
{
    public string? Ticket { get; init; }

    public string? CsrfPreventionToken { get; init; }

    [JsonPropertyName("NeedTFA")]
    public bool NeedsSecondFactor { get; init; }

    // A challenge comes as a ticket, and is good for nothing but the second step.
    public bool IsChallenge => NeedsSecondFactor || (Ticket?.Contains("!tfa!", StringComparison.Ordinal) ?? false);

    public override string ToString() => "login";
}
