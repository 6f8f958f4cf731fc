using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>What became of a direct write.</summary>
/// <param name="Status"><c>applied</c>: it is done; <c>applying</c>: it waits for its turn or its task runs; <c>unknown</c>: it is looked up whether it was carried out.</param>
/// <param name="Upid">The task to follow.</param>
/// <param name="Vmid">The guest that is changed or made.</param>
/// <param name="QueuePosition">How many changes of the same guest, node or cluster are before it.</param>
/// <param name="Response">What the cluster answered, where it was done at once; secrets masked.</param>
internal sealed record WriteResult(
    Guid ChangeId, ChangeStatus Status, string Feature, string Operation, string? Upid, int? Vmid, string? Node, int? QueuePosition, string? Detail, ClusterJson? Response)
{
    public static WriteResult Of(PendingChange change) => new(
        change.Id, change.Status, change.Feature, change.Operation, change.Upid, change.MadeVmid ?? change.Target.Vmid, change.Target.Node, change.QueuePosition, change.FailureReason, change.AppliedResponse);
}
