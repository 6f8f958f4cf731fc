using System.Text.Json;

namespace Hypervisor.Proxmox;

public static class ContainersClient
{
    public static async Task<JsonElement> GetContainerInterfaces(this PveClient pve, GuestAddress guest, CancellationToken cancellation = default) =>
        (await pve.GetRaw(ContainerRequests.Interfaces(guest), cancellation)).Redacted();
}
