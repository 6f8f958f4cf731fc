using System.Collections.Immutable;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IFirewallReads
{
    public Task<Live<ImmutableArray<FirewallRule>>> ClusterFirewallRules() => Live(
        "firewall/rules",
        async (pve, cancellation) => FirewallAnswers.ToRules(await pve.GetClusterFirewallRules(cancellation)));

    public Task<Live<ClusterJson>> ClusterFirewallOptions() => Live(
        "firewall/options",
        async (pve, cancellation) => ClusterJson.From(await pve.GetClusterFirewallOptions(cancellation)));

    public Task<Live<ImmutableArray<FirewallRule>>> NodeFirewallRules(string node) => Live(
        $"nodes/{node}/firewall/rules",
        async (pve, cancellation) => FirewallAnswers.ToRules(await pve.GetNodeFirewallRules(node, cancellation)),
        node);

    public Task<Live<ClusterJson>> GuestFirewallRules(GuestType type, int vmid) => Live(type, vmid, "firewall/rules", async (pve, guest, cancellation) =>
    {
        var rules = await pve.GetGuestFirewallRules(guest, cancellation);
        await DemandGuest(type, vmid, seemsAbsent: !rules.Items().Any()).WaitAsync(cancellation);
        return rules.SortedBy("pos");
    });

    public Task<Live<ClusterJson>> GuestFirewallOptions(GuestType type, int vmid) => Live(type, vmid, "firewall/options", async (pve, guest, cancellation) =>
    {
        var options = await pve.GetGuestFirewallOptions(guest, cancellation);
        await DemandGuest(type, vmid, seemsAbsent: options.ValueKind != JsonValueKind.Object || options.EnumerateObject().All(option => option.NameEquals("digest"))).WaitAsync(cancellation);
        return ClusterJson.From(options);
    });

    // Proxmox shows the empty firewall of a guest that was removed since the last sync, without an error.
    private async Task DemandGuest(GuestType type, int vmid, bool seemsAbsent)
    {
        if (seemsAbsent && await Locate(type, vmid) is null)
        {
            throw NoSuchGuest(type, vmid);
        }
    }
}
