using System.Collections.Immutable;
using System.Text.Json;

namespace Hypervisor.Proxmox;

public static class FirewallClient
{
    public static Task<ImmutableArray<PveFirewallRule>> GetClusterFirewallRules(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveFirewallRule>>(FirewallRequests.ClusterRules(), cancellation);

    public static Task<ImmutableArray<PveFirewallRule>> GetNodeFirewallRules(this PveClient pve, string node, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveFirewallRule>>(FirewallRequests.NodeRules(node), cancellation);

    public static async Task<JsonElement> GetClusterFirewallOptions(this PveClient pve, CancellationToken cancellation = default) =>
        (await pve.GetRaw(FirewallRequests.ClusterOptions(), cancellation)).Redacted();

    /// <summary>A guest that isn't there has no rules, and no error either.</summary>
    public static async Task<JsonElement> GetGuestFirewallRules(this PveClient pve, GuestAddress guest, CancellationToken cancellation = default) =>
        (await pve.GetRaw(FirewallRequests.GuestRules(guest), cancellation)).Redacted();

    /// <summary>What has its default is left out. A guest that isn't there has the defaults, and no error either.</summary>
    public static async Task<JsonElement> GetGuestFirewallOptions(this PveClient pve, GuestAddress guest, CancellationToken cancellation = default) =>
        (await pve.GetRaw(FirewallRequests.GuestOptions(guest), cancellation)).Redacted();
}
