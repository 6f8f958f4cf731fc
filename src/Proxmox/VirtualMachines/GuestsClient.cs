using System.Collections.Immutable;
using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>What virtual machines and containers have in common.</summary>
public static class GuestsClient
{
    /// <summary>The configuration with changes that are pending, without secrets.</summary>
    /// <param name="current">The values that are in force, instead of those after the next start.</param>
    public static async Task<JsonElement> GetGuestConfig(this PveClient pve, GuestAddress guest, bool current = false, CancellationToken cancellation = default) =>
        (await pve.GetRaw(GuestRequests.Config(guest, current ? true : null), cancellation)).Redacted();

    /// <summary>How it goes now: state, figures, HA. Without secrets.</summary>
    public static async Task<JsonElement> GetGuestStatus(this PveClient pve, GuestAddress guest, CancellationToken cancellation = default) =>
        (await pve.GetRaw(GuestRequests.Status(guest), cancellation)).Redacted();

    /// <summary>What is set and what waits for the next start, as <c>{key, value, pending, delete}</c>, without secrets.</summary>
    public static async Task<JsonElement> GetGuestPending(this PveClient pve, GuestAddress guest, CancellationToken cancellation = default) =>
        (await pve.GetRaw(GuestRequests.Pending(guest), cancellation)).Redacted();

    /// <summary>With the state as it is now among them, under the name <c>current</c>.</summary>
    public static Task<ImmutableArray<PveSnapshot>> GetSnapshots(this PveClient pve, GuestAddress guest, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveSnapshot>>(GuestRequests.Snapshots(guest), cancellation);

    /// <summary>What cloud-init is told and what it will be told, as <c>{key, value, pending, delete}</c>, without secrets.</summary>
    public static async Task<JsonElement> GetCloudInit(this PveClient pve, GuestAddress guest, CancellationToken cancellation = default) =>
        (await pve.GetRaw(GuestRequests.CloudInit(guest), cancellation)).Redacted();

    /// <summary>A VMID that no guest has now; nobody keeps it for the caller.</summary>
    public static Task<int> GetNextVmid(this PveClient pve, CancellationToken cancellation = default) => pve.Get<int>(GuestRequests.NextId(), cancellation);
}
