using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>The guests that a bulk request means: named one by one, or by what a person searched for and saw.</summary>
internal static class BulkTargets
{
    public const int Max = 500;

    /// <exception cref="FleetException">With all errors, those of the rest of the request among them; or the selection is no longer what was seen.</exception>
    public static async Task<ImmutableArray<BulkTarget>> Of(Guid controllerId, ImmutableArray<BulkTarget> targets, BulkSelection? selection, Caller caller, IGrainFactory grains, FieldErrors errors)
    {
        var isNamed = !targets.IsDefaultOrEmpty;
        errors.Require(isNamed != selection is not null, "targets", "Name targets, or give a selection: one of both.");
        if (isNamed)
        {
            Check(targets, errors);
        }

        errors.Require(selection is null or { Query: null } or { Query.Length: <= 1000 }, "selection.query", "A query has at most 1000 characters.")
            .Require(selection is null or { ExpectedCount: >= 1 }, "selection.expected_count", "Say how many guests you saw: 1 or more.")
            .Require(selection is null or { Offset: >= 0 }, "selection.offset", "The offset is 0 or more.")
            .ThrowIfAny();
        return selection is null ? targets : await Select(controllerId, selection, caller, grains);
    }

    private static async Task<ImmutableArray<BulkTarget>> Select(Guid controllerId, BulkSelection selection, Caller caller, IGrainFactory grains)
    {
        var page = await caller.Fleet(grains).Guests(caller, new GuestQuery { Q = selection.Query, ControllerId = controllerId, Snapshot = selection.Snapshot, Offset = selection.Offset, Limit = Max });
        if (page.Problems.Length > 0)
        {
            // What is not understood filters nothing: more guests would be changed than are meant.
            throw FleetException.Invalid("selection.query", string.Join(" ", page.Problems));
        }

        if (page.Items.Any(guest => guest.ControllerId != controllerId))
        {
            throw FleetException.Invalid("selection.snapshot", "It holds guests of other clusters. Search with controller_id, and send one request for each cluster.");
        }

        return page.Total == selection.ExpectedCount
            ? [.. page.Items.Select(guest => new BulkTarget(guest.Node, guest.VmType == GuestType.Lxc ? "lxc" : "qemu", guest.Vmid))]
            : throw FleetException.Conflict("count_changed", $"{selection.ExpectedCount} guests were seen and {page.Total} match now. Nothing was done: look again.");
    }

    private static void Check(ImmutableArray<BulkTarget> targets, FieldErrors errors)
    {
        errors.Require(targets.Length <= Max, "targets", $"1 to {Max} targets; send more in further requests.");
        var wrong = targets.Take(Max).Select((target, index) => (target, index)).FirstOrDefault(each => !IsGuest(each.target), (null!, -1));
        errors.Require(wrong.index < 0, $"targets[{wrong.index}]", "A target has a node, a vm_type (qemu or lxc) and a vmid (100 to 999999999).")
            .Require(wrong.index >= 0 || targets.DistinctBy(target => target.Vmid).Count() == targets.Length, "targets", "A guest is named twice.");
    }

    private static bool IsGuest(BulkTarget? target)
    {
        var errors = NodeRoute.Check(target?.Node ?? "", new FieldErrors());
        GuestRoute.Check(target?.VmType ?? "", target?.Vmid ?? 0, errors);
        return !errors.Any;
    }
}
