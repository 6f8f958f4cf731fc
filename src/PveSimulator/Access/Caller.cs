namespace Hypervisor.PveSimulator;

/// <param name="UserId">user@realm; empty for a request without a login.</param>
/// <param name="TokenId">The name of the API token alone, null with a ticket.</param>
internal sealed record Caller(string UserId, string? TokenId = null)
{
    public static readonly Caller Nobody = new("");

    /// <summary>user@realm or user@realm!token, as it stands in UPIDs and access lists.</summary>
    public string AuthId => TokenId is null ? UserId : $"{UserId}!{TokenId}";
}
