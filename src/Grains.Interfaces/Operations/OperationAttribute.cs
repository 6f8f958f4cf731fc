using System.Reflection;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What permission checks, confirmation, audit and the follower of tasks need to know about a command.</summary>
/// <param name="feature">As staging names it: <c>proxmox.vm.stop</c>.</param>
/// <param name="operation"><c>create</c>, <c>update</c> or <c>delete</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OperationAttribute(string feature, string operation, Risk risk, Permission permission) : Attribute
{
    public string Feature => feature;

    public string Operation => operation;

    public Risk Risk => risk;

    public Permission Permission => permission;

    /// <summary>Whether <c>confirmed: true</c> must be said at applying.</summary>
    public bool NeedsConfirmation => risk == Risk.Catastrophic || operation == "delete";

    /// <summary>
    /// The types, apart by blanks, that the task can have in the cluster's list: <c>qmstart hastart</c>. Empty: Proxmox VE answers when it is done.
    /// </summary>
    public string Tasks { get; init; } = "";

    /// <summary>The field that a staged change's <c>target_id</c> stands for; empty: the target's VMID, if any.</summary>
    public string TargetId { get; init; } = "";

    public static OperationAttribute Of(Type command) => command.GetCustomAttribute<OperationAttribute>()
        ?? throw new InvalidOperationException($"{command.Name} needs [Operation].");
}
