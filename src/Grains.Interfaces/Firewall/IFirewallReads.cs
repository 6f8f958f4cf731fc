using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Firewalls of a cluster, its nodes and its guests. Rules come in their order: the first that matches decides. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.firewall"), Requires(Role.Viewer)]
public interface IFirewallReads : IGrainWithStringKey
{
    [Alias("rules"), AlwaysInterleave]
    Task<Live<ImmutableArray<FirewallRule>>> ClusterFirewallRules();

    [Alias("options"), AlwaysInterleave]
    Task<Live<ClusterJson>> ClusterFirewallOptions();

    [Alias("node-rules"), AlwaysInterleave]
    Task<Live<ImmutableArray<FirewallRule>>> NodeFirewallRules(string node);

    /// <summary>The guest, wherever it runs.</summary>
    [Alias("guest-rules"), AlwaysInterleave]
    Task<Live<ClusterJson>> GuestFirewallRules(GuestType type, int vmid);

    /// <summary>What has its default is left out.</summary>
    [Alias("guest-options"), AlwaysInterleave]
    Task<Live<ClusterJson>> GuestFirewallOptions(GuestType type, int vmid);
}
