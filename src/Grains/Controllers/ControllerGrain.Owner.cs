using Orleans.Storage;

namespace Hypervisor.Grains;

/// <summary>
/// Around a silo's death Orleans' directory can leave two activations of one controller, and the timer of the one that nobody calls any
/// more would go on for ever. Each says in the store that it is the one before its first sync, and looks before every other: the last to
/// have said so stays. Two read a cluster for one sync interval at most.
/// </summary>
internal sealed partial class ControllerGrain
{
    private bool hasClaimed;
    private bool isReplaced;

    private async Task<bool> IsOwner()
    {
        try
        {
            if (hasClaimed)
            {
                await owner.ReadStateAsync();
                return owner.State.Activation == activation;
            }

            await owner.Store(new OwnerState { Activation = activation });
            hasClaimed = true;
        }
        catch (Exception unavailable) when (unavailable is not InconsistentStateException)
        {
            // To read a cluster twice harms nobody; not to read it while the store is away would.
            LogOwnerUnknown(Id, unavailable);
        }

        return true;
    }

    private void LeaveToOther(Exception? failure)
    {
        isReplaced = true;
        LogLostOwnership(Id, failure);
        DeactivateOnIdle();
    }

    internal sealed record OwnerState
    {
        public string Activation { get; init; } = "";
    }
}
