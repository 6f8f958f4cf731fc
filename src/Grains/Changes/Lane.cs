using Hypervisor.Grains.Interfaces;
using Orleans.Runtime;

namespace Hypervisor.Grains;

/// <summary>
/// The queue of a guest, a node or a cluster, kept in the store: a crash must not let a second change in beside the one at work. The next
/// one is told when it is its turn, and asks again by itself should it have missed that.
/// </summary>
internal sealed class Lane(IPersistentState<Lane.State> state, IGrainFactory grains)
{
    public async Task<int> Enter(Guid change)
    {
        var position = state.State.Changes.IndexOf(change);
        if (position < 0)
        {
            await state.Store(new State { Changes = [.. state.State.Changes, change] });
            position = state.State.Changes.Count - 1;
        }

        return position;
    }

    public async Task Leave(Guid change)
    {
        if (!state.State.Changes.Contains(change))
        {
            return;
        }

        var wasFirst = state.State.Changes[0] == change;
        await state.Store(new State { Changes = [.. state.State.Changes.Where(other => other != change)] });
        if (wasFirst && state.State.Changes is [var next, ..])
        {
            grains.GetGrain<IChangeProgress>(GrainKeys.Change(next)).Proceed().Ignore();
        }
    }

    /// <summary>Of what a change is made to; null for what needs no order, such as a download.</summary>
    public static ILane? Of(IGrainFactory grains, ChangeTarget target, Command command) => command switch
    {
        UploadVolume or DownloadToStorage => null,
        IGuestMaker { Vmid: { } made } when target.Vmid is null => Guest(grains, target.ControllerId, made),
        GuestCommand when target.Vmid is { } vmid => Guest(grains, target.ControllerId, vmid),
        NodeCommand when target.Node is { } node => grains.GetGrain<INodeGrain>(GrainKeys.Node(target.ControllerId, node)).AsReference<ILane>(),
        _ => grains.GetGrain<IControllerGrain>(GrainKeys.Controller(target.ControllerId)).AsReference<ILane>(),
    };

    private static ILane Guest(IGrainFactory grains, Guid controller, int vmid) =>
        grains.GetGrain<IGuestGrain>(GrainKeys.Guest(controller, vmid)).AsReference<ILane>();

    internal sealed record State
    {
        /// <summary>The one at work first, then those who wait.</summary>
        public List<Guid> Changes { get; init; } = [];
    }
}
