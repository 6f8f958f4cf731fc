using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class ReplicationParameters
{
    private static readonly Parameter Id = Text("id", pattern: @"[1-9][0-9]{2,8}-\d{1,9}").Required();
    private static readonly Parameter Node = Text("node", format: "pve-node").Required();

    private static readonly Parameter[] Options =
    [
        Text("comment", maxLength: 4096), Flag("disable"), Number("rate", min: 1), OneOf("remove_job", "local", "full"), Text("schedule", maxLength: 128), Text("source", format: "pve-node"),
    ];

    public static readonly ParameterSet Job = new([Id]);
    public static readonly ParameterSet CreateJob = new([.. Options, Id, Text("target", format: "pve-node").Required(), OneOf("type", "local").Required()]);
    public static readonly ParameterSet UpdateJob = new([.. Options, Id, Text("delete", format: "pve-configid-list", maxLength: 4096), Text("digest", maxLength: 64)]);
    public static readonly ParameterSet DeleteJob = new([Id, Flag("force"), Flag("keep")]);

    public static readonly ParameterSet OfNode = new([Node, Integer("guest", min: 100, max: 999999999, format: "pve-vmid")]);
    public static readonly ParameterSet JobOfNode = new([Id, Node]);
    public static readonly ParameterSet Log = new([Id, Node, Integer("limit", min: 0), Integer("start", min: 0)]);
}
