namespace Hypervisor.Proxmox;

internal static class FirewallRequests
{
    public static PveRequest ClusterRules() => PveRequest.Get($"/cluster/firewall/rules");

    public static PveRequest ClusterOptions() => PveRequest.Get($"/cluster/firewall/options");

    public static PveRequest NodeRules(string node) => PveRequest.Get($"/nodes/{node}/firewall/rules");

    public static PveRequest GuestRules(GuestAddress guest) => PveRequest.Get(guest, $"firewall/rules");

    public static PveRequest GuestOptions(GuestAddress guest) => PveRequest.Get(guest, $"firewall/options");
}
