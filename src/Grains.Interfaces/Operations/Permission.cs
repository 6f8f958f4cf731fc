using System.Text.Json;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a caller must be allowed to.</summary>
public enum Permission
{
    /// <summary>Power, configuration, console and agent of virtual machines and containers.</summary>
    ManageVms,

    /// <summary>Taking, rolling back and deleting snapshots.</summary>
    ManageSnapshots,

    /// <summary>Backup jobs, runs, restores and pruning.</summary>
    ManageBackups,

    /// <summary>Nodes, storage, and the cluster itself.</summary>
    ManageNodes,
}

public static class PermissionCodes
{
    /// <summary>As tokens and documents have it: <c>hypervisor.manage_vms</c>.</summary>
    public static string Code(this Permission permission) => $"hypervisor.{JsonNamingPolicy.SnakeCaseLower.ConvertName(permission.ToString())}";
}
