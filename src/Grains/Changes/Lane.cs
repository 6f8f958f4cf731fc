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
        var wasFirst = state.State.Changes is [var first, ..] && first == change;
        if (!state.State.Changes.Contains(change))
        {
            return;
        }

        await state.Store(new State { Changes = [.. state.State.Changes.Where(other => other != change)] });
        if (wasFirst && state.State.Changes is [var next, ..])
        {
            grains.GetGrain<IChangeProgress>(GrainKeys.Change(next)).Proceed().Ignore();
        }
    }

    internal sealed record State
    {
        /// <summary>The one at work first, then those who wait.</summary>
        public List<Guid> Changes { get; init; } = [];
    }
}
