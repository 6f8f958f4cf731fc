using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IGuestReads, IGuestInsides
{
    public Task<Live<ClusterJson>> GuestStatus(GuestType type, int vmid) => Live(
        type, vmid, "status", async (pve, guest, cancellation) => (await pve.GetGuestStatus(guest, cancellation)).InOrder());

    public Task<Live<ClusterJson>> GuestConfig(GuestType type, int vmid) => Live(
        type, vmid, "config", async (pve, guest, cancellation) => (await pve.GetGuestConfig(guest, cancellation: cancellation)).InOrder());

    public Task<Live<ClusterJson>> GuestPending(GuestType type, int vmid) => Live(
        type, vmid, "pending", async (pve, guest, cancellation) => (await pve.GetGuestPending(guest, cancellation)).SortedBy("key"));

    public Task<Live<ImmutableArray<Snapshot>>> Snapshots(GuestType type, int vmid) => Live(
        type, vmid, "snapshots", async (pve, guest, cancellation) => (await pve.GetSnapshots(guest, cancellation)).ToSnapshots());

    public Task<Live<ClusterJson>> CloudInit(int vmid) => Live(
        GuestType.Qemu, vmid, "cloudinit", async (pve, guest, cancellation) => (await pve.GetCloudInit(guest, cancellation)).SortedBy("key"));

    public Task<Live<ClusterJson>> ContainerInterfaces(int vmid) => Live(
        GuestType.Lxc, vmid, "interfaces", async (pve, guest, cancellation) => ClusterJson.From(await pve.GetContainerInterfaces(guest, cancellation)));

    public Task<Live<GuestAgentInfo>> AgentInfo(int vmid) => Live(GuestType.Qemu, vmid, "agent/info", AgentAnswers.Ask);

    public Task<Live<ClusterJson>> Agent(int vmid, string command) => Live(
        GuestType.Qemu, vmid, $"agent/{command}", async (pve, guest, cancellation) => ClusterJson.From(await pve.ReadAgent(guest, command, cancellation)));

    public Task<Live<ClusterJson>> AgentExecStatus(int vmid, int pid) => Live(
        GuestType.Qemu, vmid, $"agent/exec-status/{pid}", async (pve, guest, cancellation) => ClusterJson.From(await pve.GetAgentExecStatus(guest, pid, cancellation)));

    public Task<Live<ClusterJson>> AgentFile(int vmid, string file) => Live(
        GuestType.Qemu, vmid, $"agent/file/{file}", async (pve, guest, cancellation) => (await pve.ReadAgentFile(guest, file, cancellation)).ToFile());

    public async Task<Live<NextVmid>> NextVmid() =>
        (await Live("cluster/nextid", (pve, cancellation) => pve.GetNextVmid(cancellation))).Select(vmid => new NextVmid(vmid));
}
