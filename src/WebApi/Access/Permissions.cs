using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>The permission codes of each role.</summary>
internal static class Permissions
{
    private static readonly ImmutableArray<string> View = ["hypervisor.view"];

    private static readonly ImmutableArray<string> All =
    [
        "hypervisor.view", "hypervisor.manage_vms", "hypervisor.manage_snapshots", "hypervisor.manage_backups", "hypervisor.manage_nodes",
    ];

    public static ImmutableArray<string> Of(Role role) => role switch
    {
        >= Role.SiteAdmin => All,
        >= Role.Viewer => View,
        _ => [],
    };
}
