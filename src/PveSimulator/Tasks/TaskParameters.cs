using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class TaskParameters
{
    /// <summary>GET /nodes/{node}/tasks</summary>
    public static readonly ParameterSet NodeTasks = new([
        Flag("errors"), Integer("limit", min: 0), Text("node", format: "pve-node").Required(), Integer("since"),
        OneOf("source", "archive", "active", "all"), Integer("start", min: 0), Text("statusfilter", format: "pve-task-status-type-list"),
        Text("typefilter"), Integer("until"), Text("userfilter"), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid"),
    ]);

    /// <summary>GET /nodes/{node}/tasks/{upid}</summary>
    public static readonly ParameterSet Task = new([
        Text("node", format: "pve-node").Required(), Text("upid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/tasks/{upid}/log</summary>
    public static readonly ParameterSet Log = new([
        Flag("download"), Integer("limit", min: 0), Text("node", format: "pve-node").Required(), Integer("start", min: 0), Text("upid").Required(),
    ]);
}
