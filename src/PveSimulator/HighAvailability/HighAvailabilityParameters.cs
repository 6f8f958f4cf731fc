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

    /// <summary>GET /cluster/ha/rules</summary>
    public static readonly ParameterSet Rules = new([Text("resource"), OneOf("type", "node-affinity", "resource-affinity")]);

    /// <summary>GET and DELETE /cluster/ha/rules/{rule}</summary>
    public static readonly ParameterSet Rule = new([Text("rule", format: "pve-configid").Required()]);

    private static readonly Parameter RuleType = OneOf("type", "node-affinity", "resource-affinity").Required();

    private static readonly Parameter[] OfRule =
    [
        Text("comment", maxLength: 4096), Flag("disable"), Text("resources", format: "pve-ha-resource-id-list"), Text("rule", format: "pve-configid").Required(), RuleType,
    ];

    private static readonly Parameter[] OfUpdate = [Text("delete", format: "pve-configid-list", maxLength: 4096), Text("digest", maxLength: 64)];

    private static readonly Parameter[] OfNodeAffinity = [Text("nodes", format: "pve-ha-node-list"), Flag("strict")];
    private static readonly Parameter[] OfResourceAffinity = [OneOf("affinity", "positive", "negative")];

    /// <summary>POST and PUT /cluster/ha/rules before the type is known to be one.</summary>
    public static readonly ParameterSet AnyRule = new([.. OfRule, .. OfNodeAffinity, .. OfResourceAffinity, .. OfUpdate]);

    private static readonly ParameterSet CreateNodeAffinity = new([.. OfRule, Text("resources").Required(), Text("nodes", format: "pve-ha-node-list").Required(), Flag("strict")]);
    private static readonly ParameterSet CreateResourceAffinity = new([.. OfRule, Text("resources").Required(), OneOf("affinity", "positive", "negative").Required()]);
    private static readonly ParameterSet UpdateNodeAffinity = new([.. OfRule, .. OfNodeAffinity, .. OfUpdate]);
    private static readonly ParameterSet UpdateResourceAffinity = new([.. OfRule, .. OfResourceAffinity, .. OfUpdate]);

    public static ParameterSet RuleOf(string? type, bool isNew) =>
        type == "node-affinity" ? isNew ? CreateNodeAffinity : UpdateNodeAffinity : isNew ? CreateResourceAffinity : UpdateResourceAffinity;

    /// <summary>GET and DELETE /cluster/ha/groups/{group}</summary>
    public static readonly ParameterSet Group = new([Text("group", format: "pve-configid").Required()]);

    /// <summary>POST /cluster/ha/groups</summary>
    public static readonly ParameterSet CreateGroup = new([
        Text("comment", maxLength: 4096), Text("group", format: "pve-configid").Required(), Text("nodes", format: "pve-ha-node-list").Required(), Flag("nofailback"), Flag("restricted"), OneOf("type", "group"),
    ]);

    /// <summary>PUT /cluster/ha/groups/{group}</summary>
    public static readonly ParameterSet UpdateGroup = new([
        Text("comment", maxLength: 4096), Text("group", format: "pve-configid").Required(), Text("nodes", format: "pve-ha-node-list"), Flag("nofailback"), Flag("restricted"), .. OfUpdate,
    ]);
}
