using Orleans.Runtime;

namespace Hypervisor.Grains;

internal static class PersistentStates
{
    /// <summary>Stores the next state. When that fails, memory holds the one before again: nobody acts on what was never kept.</summary>
    public static async Task Store<T>(this IPersistentState<T> state, T next)
    {
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            throw;
        }
    }
}
