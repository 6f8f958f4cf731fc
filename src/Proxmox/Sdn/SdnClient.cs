using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>
/// Lists as configured, without secrets. An item that isn't applied yet has a <c>state</c> (<c>new</c>, <c>changed</c>, <c>deleted</c>) and
/// under <c>pending</c> the values to come; its other values are those that run.
/// </summary>
public static class SdnClient
{
    public static async Task<JsonElement> GetSdnZones(this PveClient pve, CancellationToken cancellation = default) =>
        (await pve.GetRaw(SdnRequests.Zones(pending: true), cancellation)).Redacted();

    public static async Task<JsonElement> GetSdnVnets(this PveClient pve, CancellationToken cancellation = default) =>
        (await pve.GetRaw(SdnRequests.Vnets(pending: true), cancellation)).Redacted();

    public static async Task<JsonElement> GetSdnControllers(this PveClient pve, CancellationToken cancellation = default) =>
        (await pve.GetRaw(SdnRequests.Controllers(pending: true), cancellation)).Redacted();
}
