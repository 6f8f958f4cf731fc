using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>What virtual machines and containers have in common.</summary>
public static class GuestsClient
{
    public static Task<PveGuestStatus> GetGuestStatus(this PveClient pve, GuestAddress guest, CancellationToken cancellation = default) =>
        pve.Get<PveGuestStatus>(GuestRequests.Status(guest), cancellation);

    /// <summary>The configuration with changes that are pending, without secrets.</summary>
    /// <param name="current">The values that are in force, instead of those after the next start.</param>
    public static async Task<JsonElement> GetGuestConfig(this PveClient pve, GuestAddress guest, bool current = false, CancellationToken cancellation = default) =>
        (await pve.GetRaw(GuestRequests.Config(guest, current ? true : null), cancellation)).Redacted();
}
