using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class HighAvailabilityParameters
{
    /// <summary>GET /cluster/ha/resources</summary>
    public static readonly ParameterSet Resources = new([
        OneOf("type", "ct", "vm"),
    ]);

    /// <summary>GET /cluster/ha/resources/{sid}</summary>
    public static readonly ParameterSet Resource = new([
        Text("sid", format: "pve-ha-resource-or-vm-id").Required(),
    ]);

    /// <summary>POST /cluster/ha/resources</summary>
    public static readonly ParameterSet CreateResource = new([
        Text("comment", maxLength: 4096), Flag("failback"), Text("group", format: "pve-configid"), Integer("max_relocate", min: 0),
        Integer("max_restart", min: 0), Text("sid", format: "pve-ha-resource-or-vm-id").Required(),
        OneOf("state", "started", "stopped", "enabled", "disabled", "ignored"), OneOf("type", "ct", "vm"),
    ]);

    /// <summary>PUT /cluster/ha/resources/{sid}</summary>
    public static readonly ParameterSet UpdateResource = new([
        Text("comment", maxLength: 4096), Text("delete", format: "pve-configid-list", maxLength: 4096), Text("digest", maxLength: 64),
        Flag("failback"), Text("group", format: "pve-configid"), Integer("max_relocate", min: 0), Integer("max_restart", min: 0),
        Text("sid", format: "pve-ha-resource-or-vm-id").Required(), OneOf("state", "started", "stopped", "enabled", "disabled", "ignored"),
    ]);

    /// <summary>DELETE /cluster/ha/resources/{sid}</summary>
    public static readonly ParameterSet DeleteResource = new([
        Flag("purge"), Text("sid", format: "pve-ha-resource-or-vm-id").Required(),
    ]);

    /// <summary>POST /cluster/ha/resources/{sid}/migrate</summary>
    public static readonly ParameterSet MigrateResource = new([
        Text("node", format: "pve-node").Required(), Text("sid", format: "pve-ha-resource-or-vm-id").Required(),
    ]);
}
