using System.Text.Json;

namespace Hypervisor.Proxmox;

/// <summary>What the QEMU agent in a virtual machine answers. All of it is written by the guest.</summary>
public static class AgentsClient
{
    /// <param name="command">One of the agent's reads: <c>get-osinfo</c>, <c>network-get-interfaces</c>, ...</param>
    public static async Task<JsonElement> ReadAgent(this PveClient pve, GuestAddress guest, string command, CancellationToken cancellation = default) =>
        (await pve.GetRaw(AgentRequests.Read(guest, command), cancellation)).Redacted();

    public static async Task<JsonElement> GetAgentExecStatus(this PveClient pve, GuestAddress guest, int pid, CancellationToken cancellation = default) =>
        (await pve.GetRaw(AgentRequests.ExecStatus(guest, pid), cancellation)).Redacted();

    /// <summary><c>{content, truncated}</c>; Proxmox reads 16 MiB at most.</summary>
    public static async Task<JsonElement> ReadAgentFile(this PveClient pve, GuestAddress guest, string file, CancellationToken cancellation = default) =>
        (await pve.GetRaw(AgentRequests.FileRead(guest, file), cancellation)).Redacted();
}
