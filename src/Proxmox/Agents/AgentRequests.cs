namespace Hypervisor.Proxmox;

internal static class AgentRequests
{
    public static PveRequest Read(GuestAddress guest, string command) => PveRequest.Get(guest, $"agent/{command}");

    public static PveRequest ExecStatus(GuestAddress guest, int pid) => PveRequest.Get(guest, $"agent/exec-status").With("pid", pid);

    public static PveRequest FileRead(GuestAddress guest, string file) => PveRequest.Get(guest, $"agent/file-read").With("file", file);
}
